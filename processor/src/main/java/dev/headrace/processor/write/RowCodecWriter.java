package dev.headrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.GeneratedNames.CodecConstant;
import dev.headrace.processor.model.type.ComponentModel;
import dev.headrace.processor.model.type.RowModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes the codec of one row type. */
final class RowCodecWriter {

  private final RowModel row;
  private final CodecConstant codec;
  private final CodecCode codecs;

  RowCodecWriter(RowModel row, CodecConstant codec, CodecCode codecs) {
    this.row = row;
    this.codec = codec;
    this.codecs = codecs;
  }

  /**
   * The codec.
   *
   * <pre>{@code
   * private static final class ChunkCodec extends RowCodec<Chunk> {
   *   ChunkCodec() { ... }
   *   protected void write(Chunk row, Encoder out) { ... }
   *   protected Chunk read(Decoder in) { ... }
   *   public Object value(Chunk row, int column) { ... }
   * }
   * }</pre>
   */
  TypeSpec write() {
    return TypeSpec.classBuilder(codec.className())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .superclass(ParameterizedTypeName.get(ClassNames.ROW_CODEC, row.type()))
        .addMethod(constructor())
        .addMethod(writeMethod())
        .addMethod(readMethod())
        .addMethod(valueMethod())
        .build();
  }

  /**
   * The schema, then a codec for each key column.
   *
   * <pre>{@code
   * TextFileCodec() {
   *   super(
   *       RowSchema.of(
   *           "TextFile",
   *           RowSchema.Column.key("path", Codecs.STRING.type()),
   *           RowSchema.Column.of("text", Codecs.STRING.type())),
   *       Codecs.STRING);
   * }
   * }</pre>
   */
  private MethodSpec constructor() {
    List<Layout> schema = new ArrayList<>();
    schema.add(Layout.of("$S", row.type().simpleName()));
    row.components().forEach(component -> schema.add(column(component)));
    List<Layout> arguments = new ArrayList<>();
    arguments.add(Layout.call(Code.of("$T.of", ClassNames.ROW_SCHEMA), schema));
    row.keys().forEach(key -> arguments.add(Layout.of("$L", codecs.of(key.type()))));
    Layout call = Layout.call(Code.of("super"), arguments);
    return MethodSpec.constructorBuilder().addCode(call.statement(6, "")).build();
  }

  private Layout column(ComponentModel component) {
    String make = component.key() ? "key" : component.nullable() ? "nullable" : "of";
    return Layout.call(
        Code.of("$T.$L", ClassNames.COLUMN, make),
        Layout.of("$S", component.name()),
        Layout.of("$L.type()", codecs.of(component.type())));
  }

  /**
   * Writes the columns in order.
   *
   * <pre>{@code
   * protected void write(Chunk row, Encoder out) {
   *   out.writeInt(row.start());
   *   Codecs.STRING.encode(row.text(), out);
   * }
   * }</pre>
   */
  private MethodSpec writeMethod() {
    Lines code = new Lines();
    for (ComponentModel component : row.components()) {
      Code type = codecs.of(component.type());
      if (component.nullable()) {
        code.add(
            Code.of(
                "$T.writeNullable(row.$L(), $L, out)", ClassNames.CODECS, component.name(), type));
      } else if (component.type().primitive()) {
        code.add(Code.of("out.write$L(row.$L())", primitive(component), component.name()));
      } else {
        code.add(Code.of("$L.encode(row.$L(), out)", type, component.name()));
      }
      code.add(";\n");
    }
    return method("write", Modifier.PROTECTED, TypeName.VOID)
        .addParameter(row.type(), "row")
        .addParameter(ClassNames.ENCODER, "out")
        .addCode(code.block())
        .build();
  }

  /**
   * Reads the columns in order.
   *
   * <pre>{@code
   * protected Chunk read(Decoder in) {
   *   return new Chunk(in.readInt(), in.readInt(), Codecs.STRING.decode(in));
   * }
   * }</pre>
   */
  private MethodSpec readMethod() {
    return method("read", Modifier.PROTECTED, row.type())
        .addParameter(ClassNames.DECODER, "in")
        .addCode(made().statement(6, "return "))
        .build();
  }

  private Layout made() {
    if (row.implementation().isEmpty()) {
      return Layout.call(
          Code.of("new $T", row.type()),
          row.components().stream().map(c -> Layout.of("$L", read(c))).toList());
    }
    List<Layout> links = new ArrayList<>();
    for (ComponentModel component : row.components()) {
      links.add(Layout.of("$L($L)", component.setter(), read(component)));
    }
    links.add(Layout.of("build()"));
    return new Layout.Chain(Code.of("$T.builder()", row.implementation().get()), links);
  }

  private Code read(ComponentModel component) {
    Code type = codecs.of(component.type());
    if (component.nullable()) {
      return Code.of("$T.readNullable($L, in)", ClassNames.CODECS, type);
    }
    return component.type().primitive()
        ? Code.of("in.read$L()", primitive(component))
        : Code.of("$L.decode(in)", type);
  }

  private static String primitive(ComponentModel component) {
    String name = component.type().name().unbox().toString();
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /**
   * Finds a column's value.
   *
   * <pre>{@code
   * public Object value(Chunk row, int column) {
   *   return switch (column) {
   *     case 0 -> row.start();
   *     default -> throw new IndexOutOfBoundsException(column);
   *   };
   * }
   * }</pre>
   */
  private MethodSpec valueMethod() {
    MethodSpec.Builder method =
        method("value", Modifier.PUBLIC, ClassName.get(Object.class))
            .addParameter(row.type(), "row")
            .addParameter(TypeName.INT, "column");
    if (row.components().isEmpty()) {
      return method.addStatement("throw new $T(column)", IndexOutOfBoundsException.class).build();
    }
    Lines code = new Lines().add("return switch (column) {$>\n");
    for (int i = 0; i < row.components().size(); i++) {
      code.add(Code.of("case $L -> row.$L();", i, row.components().get(i).name())).add("\n");
    }
    code.add(Code.of("default -> throw new $T(column);", IndexOutOfBoundsException.class));
    return method.addCode(code.add("\n$<};\n").block()).build();
  }

  private static MethodSpec.Builder method(String name, Modifier modifier, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(modifier)
        .returns(returns);
  }
}
