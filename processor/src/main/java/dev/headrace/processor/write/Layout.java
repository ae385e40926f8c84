package dev.headrace.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lays out nested calls: on one line where they fit, else one argument a line, as a formatter
 * would. An immutable tree; {@link #at} renders it.
 */
sealed interface Layout {

  /** Columns of a line. */
  int WIDTH = 100;

  /** What each break indents by: two of the file's steps. */
  int STEP = 4;

  /** Code that is never broken; how wide it is gets asked often and is found out once. */
  record Leaf(CodeBlock code, int width) implements Layout {
    Leaf(CodeBlock code) {
      this(code, Layout.width(code));
    }
  }

  /** {@code head(arguments).tail.tail}: a line for each of the tail where the call is broken. */
  record Call(CodeBlock head, List<Layout> arguments, List<CodeBlock> tail) implements Layout {}

  /** {@code head.link().link()}: a line for each link, always. */
  record Chain(CodeBlock head, List<Layout> links) implements Layout {}

  static Layout of(String format, Object... values) {
    return new Leaf(CodeBlock.of(format, values));
  }

  static Layout call(CodeBlock head, List<Layout> arguments) {
    return new Call(head, List.copyOf(arguments), List.of());
  }

  static Layout call(CodeBlock head, Layout... arguments) {
    return call(head, List.of(arguments));
  }

  /** {@code name("text", "text")}. */
  static CodeBlock texts(String name, List<String> texts) {
    return texts.stream()
        .map(text -> CodeBlock.of("$S", text))
        .collect(CodeBlock.joining(", ", name + "(", ")"));
  }

  /** The same call with calls on its result. */
  static Layout then(Layout layout, List<CodeBlock> more) {
    Call call = (Call) layout;
    return new Call(call.head(), call.arguments(), List.copyOf(more));
  }

  /**
   * Renders the code.
   *
   * @param indent of the line that it begins on
   * @param before how many columns of that line are taken already, the indent included
   * @param after how many columns must stay free behind it
   */
  default CodeBlock at(int indent, int before, int after) {
    if (this instanceof Chain chain) {
      return broken(chain, indent + STEP);
    }
    boolean fits = before + width() + after <= WIDTH;
    return !fits && this instanceof Call call && !call.arguments().isEmpty()
        ? broken(call, indent + STEP, after)
        : flat();
  }

  /** How wide the code is on one line: the sum of its parts and of what stands between them. */
  private int width() {
    if (this instanceof Leaf leaf) {
      return leaf.width();
    }
    if (this instanceof Call call) {
      int tail = call.tail().stream().mapToInt(link -> 1 + width(link)).sum();
      return width(call.head()) + "()".length() + together(call) + tail;
    }
    Chain chain = (Chain) this;
    return width(chain.head()) + chain.links().stream().mapToInt(link -> 1 + link.width()).sum();
  }

  private static int together(Call call) {
    int separators = Math.max(0, call.arguments().size() - 1) * ", ".length();
    return separators + call.arguments().stream().mapToInt(Layout::width).sum();
  }

  /** All arguments on a line of their own if they fit there, else one a line. */
  private static CodeBlock broken(Call call, int indent, int after) {
    int end = 1 + (call.tail().isEmpty() ? after : 0);
    CodeBlock.Builder code = CodeBlock.builder().add(call.head()).add("($>$>");
    if (indent + together(call) + end <= WIDTH) {
      code.add("\n")
          .add(call.arguments().stream().map(Layout::flat).collect(CodeBlock.joining(", ")));
    } else {
      for (int i = 0; i < call.arguments().size(); i++) {
        boolean last = i + 1 == call.arguments().size();
        CodeBlock argument = call.arguments().get(i).at(indent, indent, last ? end : 1);
        code.add("\n").add(argument).add(last ? "" : ",");
      }
    }
    code.add(")");
    call.tail().forEach(link -> code.add("\n.").add(link));
    return code.add("$<$<").build();
  }

  private static CodeBlock broken(Chain chain, int indent) {
    CodeBlock.Builder code = CodeBlock.builder().add(chain.head()).add("$>$>");
    chain.links().forEach(link -> code.add("\n.").add(link.at(indent, indent + 1, 1)));
    return code.add("$<$<").build();
  }

  /** The code on one line. */
  default CodeBlock flat() {
    if (this instanceof Leaf leaf) {
      return leaf.code();
    }
    if (this instanceof Call call) {
      CodeBlock arguments =
          call.arguments().stream().map(Layout::flat).collect(CodeBlock.joining(", ", "(", ")"));
      CodeBlock tail =
          call.tail().stream()
              .map(link -> CodeBlock.of(".$L", link))
              .collect(CodeBlock.joining(""));
      return join(call.head(), arguments, tail);
    }
    Chain chain = (Chain) this;
    CodeBlock links = chain.links().stream().map(Layout::flat).collect(CodeBlock.joining("."));
    return join(chain.head(), CodeBlock.of("."), links);
  }

  private static CodeBlock join(CodeBlock... parts) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (CodeBlock part : parts) {
      code.add(part);
    }
    return code.build();
  }

  /** How wide code will be once its types are imported. */
  static int width(CodeBlock code) {
    return Imported.PACKAGES.matcher(code.toString()).replaceAll("$1").length();
  }

  /** Recognises what imports leave out, and the texts in which nothing is left out. */
  final class Imported {
    private static final Pattern PACKAGES =
        Pattern.compile("(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\")|\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

    private Imported() {}
  }
}
