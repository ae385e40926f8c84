package dev.headrace.processor.write;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.GeneratedNames.CodecConstant;
import dev.headrace.processor.model.type.RowModel;
import dev.headrace.processor.model.type.ValueKind;
import javax.lang.model.element.Modifier;

/** Writes the class that holds the codecs of a flow's rows. */
final class RowsWriter {

  private final FlowModel flow;
  private final CodecCode codecs;

  RowsWriter(FlowModel flow) {
    this.flow = flow;
    this.codecs = new CodecCode(flow, true);
  }

  /**
   * The class.
   *
   * <pre>{@code
   * final class HandbookSearchRows {
   *   static final RowCodec<Chunk> CHUNK = new ChunkCodec();
   *   ...
   *   private HandbookSearchRows() {}
   *
   *   private static final class ChunkCodec extends RowCodec<Chunk> { ... }
   * }
   * }</pre>
   */
  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(flow.names().rows())
            .addModifiers(Modifier.FINAL)
            .addJavadoc("Codecs of the rows of {@link $T}.", flow.type())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (CodecConstant codec : flow.names().codecs()) {
      type.addField(constant(codec));
      flow.row(codec.type())
          .filter(row -> codec.type().kind() == ValueKind.ROW)
          .ifPresent(row -> type.addType(rowCodec(row, codec)));
    }
    return type.build();
  }

  /** {@code static final Codec<List<String>> LIST_OF_STRING = Codecs.list(Codecs.STRING);}. */
  private FieldSpec constant(CodecConstant codec) {
    boolean row = codec.type().kind() == ValueKind.ROW;
    TypeName type =
        ParameterizedTypeName.get(
            row ? ClassNames.ROW_CODEC : ClassNames.CODEC, codec.type().name());
    int before = 2 + "static final  = ".length() + Code.width(type) + codec.name().length();
    Layout value = row ? Layout.of("new $L()", codec.className()) : codecs.layout(codec.type());
    return FieldSpec.builder(type, codec.name(), Modifier.STATIC, Modifier.FINAL)
        .initializer(value.initializer(2, before))
        .build();
  }

  private TypeSpec rowCodec(RowModel row, CodecConstant codec) {
    return new RowCodecWriter(row, codec, codecs).write();
  }
}
