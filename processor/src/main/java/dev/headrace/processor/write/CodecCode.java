package dev.headrace.processor.write;

import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.TypeModel;
import dev.headrace.processor.model.UnionModel;
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

  /** The expression that makes a codec that is no row's. */
  Code make(TypeModel type) {
    return switch (type.kind()) {
      case LIST, SET, OPTIONAL ->
          Code.of("$T.$L($L)", ClassNames.CODECS, type.kind().text(), of(type.arguments().get(0)));
      case MAP ->
          Code.of(
              "$T.map($L, $L)",
              ClassNames.CODECS,
              of(type.arguments().get(0)),
              of(type.arguments().get(1)));
      case ENUM -> Code.of("$T.enumOf($T.class)", ClassNames.CODECS, type.name());
      case UNION -> union(flow.union(type).orElseThrow()).flat();
      default -> Code.of("$T.$L", ClassNames.CODECS, type.kind().name());
    };
  }

  /**
   * {@code Codecs.union(List.of(Case.of(Java.class, JAVA), Case.of(Markdown.class, MARKDOWN)))}.
   */
  Layout union(UnionModel union) {
    List<Layout> cases =
        union.rows().stream()
            .map(
                row -> Layout.of("$T.of($T.class, $L)", ClassNames.UNION_CASE, row.name(), of(row)))
            .toList();
    return Layout.call(
        Code.of("$T.union", ClassNames.CODECS), Layout.call(Code.of("$T.of", List.class), cases));
  }
}
