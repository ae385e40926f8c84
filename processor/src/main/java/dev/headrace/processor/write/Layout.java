package dev.headrace.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/**
 * Lays out nested calls: on one line where they fit, else one argument a line, as a formatter
 * would. An immutable tree; {@link #render} renders it.
 */
sealed interface Layout {

  /** Columns of a line. */
  int WIDTH = 100;

  /** What each break indents by: two of the file's steps. */
  int STEP = 4;

  /** The code on one line. */
  Code flat();

  /** Code that is never broken. */
  record Leaf(Code flat) implements Layout {}

  /** {@code head(arguments).tail.tail}: a line for each of the tail where the call is broken. */
  record Call(Code head, List<Layout> arguments, List<Code> tail, Code flat) implements Layout {
    Call(Code head, List<Layout> arguments, List<Code> tail) {
      this(head, List.copyOf(arguments), List.copyOf(tail), flat(head, arguments, tail));
    }

    private static Code flat(Code head, List<Layout> arguments, List<Code> tail) {
      Code call = Code.of("$L($L)", head, together(arguments));
      return tail.isEmpty() ? call : Code.of("$L.$L", call, Code.joined(".", tail));
    }
  }

  /** {@code head.link().link()}: a line for each link, always. */
  record Chain(Code head, List<Layout> links) implements Layout {
    @Override
    public Code flat() {
      return Code.of("$L.$L", head, Code.joined(".", links.stream().map(Layout::flat).toList()));
    }
  }

  static Layout of(String format, Object... values) {
    return new Leaf(Code.of(format, values));
  }

  static Layout call(Code head, List<Layout> arguments) {
    return new Call(head, arguments, List.of());
  }

  static Layout call(Code head, Layout... arguments) {
    return call(head, List.of(arguments));
  }

  /** The same call with calls on its result. */
  static Layout then(Layout layout, List<Code> more) {
    Call call = (Call) layout;
    return new Call(call.head(), call.arguments(), more);
  }

  private static Code together(List<Layout> arguments) {
    return Code.joined(", ", arguments.stream().map(Layout::flat).toList());
  }

  /**
   * A statement that begins on a line of its own: {@code return value;}.
   *
   * @param indent of its line
   */
  default CodeBlock statement(int indent, String begin) {
    Lines lines = new Lines().add(begin);
    render(indent, indent + begin.length(), 1, lines);
    return lines.add(";\n").block();
  }

  /**
   * The value of a field.
   *
   * @param indent of the line on which the field begins
   * @param before how many columns of that line are taken already, the indent included
   */
  default CodeBlock initializer(int indent, int before) {
    Lines lines = new Lines();
    render(indent, before, 1, lines);
    return lines.block();
  }

  /**
   * Renders the code.
   *
   * @param indent of the line that it begins on
   * @param before how many columns of that line are taken already, the indent included
   * @param after how many columns must stay free behind it
   * @param lines takes it
   */
  default void render(int indent, int before, int after, Lines lines) {
    if (this instanceof Chain chain) {
      broken(chain, indent + STEP, lines);
    } else if (this instanceof Call call
        && !call.arguments().isEmpty()
        && before + call.flat().width() + after > WIDTH) {
      broken(call, indent + STEP, after, lines);
    } else {
      lines.add(flat());
    }
  }

  /** All arguments on a line of their own if they fit there, else one a line. */
  private static void broken(Call call, int indent, int after, Lines lines) {
    int end = 1 + (call.tail().isEmpty() ? after : 0);
    lines.add(call.head()).add("($>$>");
    Code together = together(call.arguments());
    if (indent + together.width() + end <= WIDTH) {
      lines.add("\n").add(together);
    } else {
      for (int i = 0; i < call.arguments().size(); i++) {
        boolean last = i + 1 == call.arguments().size();
        lines.add("\n");
        call.arguments().get(i).render(indent, indent, last ? end : 1, lines);
        lines.add(last ? "" : ",");
      }
    }
    lines.add(")");
    call.tail().forEach(link -> lines.add("\n.").add(link));
    lines.add("$<$<");
  }

  private static void broken(Chain chain, int indent, Lines lines) {
    lines.add(chain.head()).add("$>$>");
    for (Layout link : chain.links()) {
      lines.add("\n.");
      link.render(indent, indent + 1, 1, lines);
    }
    lines.add("$<$<");
  }
}
