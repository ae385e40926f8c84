package dev.headrace.benchmarks.fingerprint;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Classes of ten methods each, all reached from the first: a loop and calls of the next and of an
 * earlier method in each, a lambda in one of ten, a call through an interface in one of ten.
 */
final class GeneratedClosure {

  private static final int METHODS_OF_A_CLASS = 10;

  private GeneratedClosure() {}

  /** Compiles a closure of so many methods into a directory. */
  static void compile(int methods, Path directory) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    sources.add(new Source("Step", "package g; interface Step { int step(int n); }"));
    int classes = methods / METHODS_OF_A_CLASS;
    for (int i = 0; i < classes; i++) {
      sources.add(new Source("C" + i, source(i, classes)));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Files.createDirectories(directory);
    List<String> options =
        List.of("-proc:none", "-nowarn", "--release", "17", "-d", directory.toString());
    if (!compiler.getTask(null, null, null, options, null, sources).call()) {
      throw new IOException("The generated closure does not compile");
    }
  }

  private static String source(int index, int classes) {
    StringBuilder text =
        new StringBuilder("package g; final class C" + index + " implements Step {\n");
    text.append("  public int step(int n) { return n + ").append(index).append("; }\n");
    for (int i = 1; i < METHODS_OF_A_CLASS; i++) {
      boolean last = i == METHODS_OF_A_CLASS - 1;
      String next = last ? "C" + (index + 1) % classes + ".m1" : "m" + (i + 1);
      String earlier = "C" + index / 2 + ".m" + i;
      text.append("  static int m").append(i).append("(int n) {\n    int sum = ");
      text.append(index * METHODS_OF_A_CLASS + i).append(";\n");
      text.append("    for (int i = 0; i < n; i++) { sum = sum * 31 + (i % 7); }\n");
      if (i == 3) {
        text.append("    Step step = new C").append(index).append("();\n");
        text.append("    sum += step.step(n);\n");
      } else if (i == 5) {
        text.append("    java.util.function.IntUnaryOperator f = x -> x * n + ").append(index);
        text.append(";\n    sum += f.applyAsInt(n);\n");
      }
      text.append("    return n <= 0 ? sum : sum + ").append(next).append("(n - 1) + ");
      text.append(earlier).append("(n / 2);\n  }\n");
    }
    return text.append("}\n").toString();
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///g/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
