package dev.headrace.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Code without line breaks. It is one format of JavaPoet's, in which only types and string literals
 * are open: JavaPoet writes each file twice, once for its imports, at a cost for each piece. How
 * wide the code is on its line is known from the start, since layouts ask for it often.
 *
 * @param format with {@code $T} and {@code $S}
 * @param values for the format
 * @param width in columns, once types are imported
 */
record Code(String format, List<Object> values, int width) {

  static final Code NONE = new Code("", List.of(), 0);

  /** As JavaPoet's formats: types for {@code $T}, strings for {@code $S}, all else {@code $L}. */
  static Code of(String format, Object... values) {
    Builder code = new Builder();
    int next = 0;
    int from = 0;
    for (int at = format.indexOf('$'); at >= 0; at = format.indexOf('$', from)) {
      code.text(format.substring(from, at));
      code.value(format.charAt(at + 1), values[next++]);
      from = at + 2;
    }
    if (next < values.length) {
      throw new IllegalArgumentException(format + " takes fewer than " + Arrays.toString(values));
    }
    return code.text(format.substring(from)).build();
  }

  /** Pieces one after another, with a separator between any two. */
  static Code joined(String separator, List<Code> pieces) {
    Builder code = new Builder();
    for (int i = 0; i < pieces.size(); i++) {
      code.text(i == 0 ? "" : separator).add(pieces.get(i));
    }
    return code.build();
  }

  /** {@code name("text", "text")}. */
  static Code texts(String name, List<String> texts) {
    List<Code> literals = texts.stream().map(text -> of("$S", text)).toList();
    return of("$L($L)", name, joined(", ", literals));
  }

  /** The code by itself, for JavaPoet. */
  CodeBlock block() {
    return CodeBlock.of(format, values.toArray());
  }

  /** How wide a type is once it is imported. */
  static int width(TypeName type) {
    if (type instanceof ParameterizedTypeName generic) {
      int separators = ", ".length() * (generic.typeArguments().size() - 1);
      int arguments = generic.typeArguments().stream().mapToInt(Code::width).sum();
      return width(generic.rawType()) + "<>".length() + arguments + separators;
    }
    if (type instanceof ArrayTypeName array) {
      return width(array.componentType()) + "[]".length();
    }
    return type instanceof ClassName name
        ? String.join(".", name.simpleNames()).length()
        : type.toString().length();
  }

  private static int width(String literal) {
    boolean plain = literal.chars().noneMatch(c -> c == '"' || c == '\\' || c < ' ' || c > '~');
    return plain ? literal.length() + 2 : CodeBlock.of("$S", literal).toString().length();
  }

  /** Collects pieces. */
  private static final class Builder {
    private final StringBuilder format = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private int width;

    Builder add(Code code) {
      format.append(code.format);
      values.addAll(code.values);
      width += code.width;
      return this;
    }

    Builder text(String text) {
      format.append(text.replace("$", "$$"));
      width += text.length();
      return this;
    }

    void value(char kind, Object value) {
      switch (kind) {
        case 'L' -> add(value instanceof Code code ? code : literal(value));
        case 'T' -> open("$T", value, width(type(value)));
        case 'S' -> open("$S", value, width((String) value));
        default -> throw new IllegalArgumentException("expected $L, $T or $S, found $" + kind);
      }
    }

    private static Code literal(Object value) {
      return new Builder().text(value.toString()).build();
    }

    private static TypeName type(Object value) {
      return value instanceof Class<?> type ? ClassName.get(type) : (TypeName) value;
    }

    private void open(String placeholder, Object value, int columns) {
      format.append(placeholder);
      values.add(value);
      width += columns;
    }

    Code build() {
      return new Code(format.toString(), List.copyOf(values), width);
    }
  }
}
