package dev.headrace.processor.write;

import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.UnionModel;
import java.util.List;

/** Writes the expression that stands for the codec of a type. */
final class CodecCode {

  private final FlowModel flow;
  private final boolean inRows;

  /**
   * Makes a writer.
   *
   * @param inRows whether the expression stands in the class that holds the codecs
   */
  CodecCode(FlowModel flow, boolean inRows) {
    this.flow = flow;
    this.inRows = inRows;
  }

  /** {@code Codecs.STRING}, {@code HandbookSearchRows.CHUNK}, {@code Codecs.list(...)}. */
  Code of(TypeModel type) {
    if (!flow.names().hasCodec(type)) {
      return make(type);
    }
    String constant = flow.names().codec(type).name();
    return inRows ? Code.of("$L", constant) : Code.of("$T.$L", flow.names().rows(), constant);
  }

  private Code make(TypeModel type) {
    return layout(type).flat();
  }

  /** The expression that makes a codec that is no row's. */
  Layout layout(TypeModel type) {
    return switch (type.kind()) {
      case LIST, SET, OPTIONAL, MAP ->
          Layout.call(
              Code.of("$T.$L", ClassNames.CODECS, type.kind().text()),
              type.arguments().stream().map(part -> Layout.of("$L", of(part))).toList());
      case ENUM -> Layout.of("$T.enumOf($T.class)", ClassNames.CODECS, type.name());
      case UNION -> union(flow.union(type).orElseThrow());
      default -> Layout.of("$T.$L", ClassNames.CODECS, type.kind().name());
    };
  }

  /**
   * {@code Codecs.union(List.of(Case.of(Java.class, JAVA), Case.of(Markdown.class, MARKDOWN)))}.
   */
  private Layout union(UnionModel union) {
    List<Layout> cases =
        union.rows().stream()
            .map(
                row -> Layout.of("$T.of($T.class, $L)", ClassNames.UNION_CASE, row.name(), of(row)))
            .toList();
    return Layout.call(
        Code.of("$T.union", ClassNames.CODECS), Layout.call(Code.of("$T.of", List.class), cases));
  }
}
