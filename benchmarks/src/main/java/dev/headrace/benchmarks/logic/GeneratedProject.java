package dev.headrace.benchmarks.logic;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * Sources of a project: a flow of 20 transforms, 200 classes of ten methods that they call, and 76
 * that nothing of the flow calls; with the flow, its rows and the plan that makes 300 class files.
 */
final class GeneratedProject {

  static final int TRANSFORMS = 20;
  static final int CALLED = 200;
  static final int UNCALLED = 76;

  private static final int METHODS = 10;

  private GeneratedProject() {}

  /** Which of the called classes a transform reaches. */
  enum Reach {
    /** Ten classes of its own. */
    OWN("ten of its own", CALLED / TRANSFORMS),
    /** All, by whichever of them it begins with. */
    ALL("all of them", CALLED);

    final String title;
    final int ring;

    Reach(String title, int ring) {
      this.title = title;
      this.ring = ring;
    }
  }

  static List<JavaFileObject> sources(Reach reach) {
    List<JavaFileObject> sources = new ArrayList<>();
    sources.add(new Source("Step", "package g; interface Step { int step(int n); }"));
    for (int i = 0; i < CALLED + UNCALLED; i++) {
      sources.add(new Source("C" + i, helper(i, i < CALLED ? reach.ring : UNCALLED)));
    }
    sources.add(new Source("Flow20", flow()));
    return sources;
  }

  /** A helper of the last transform, changed. */
  static JavaFileObject changed(Reach reach) {
    int last = CALLED - 1;
    return new Source("C" + last, helper(last, reach.ring).replace("sum * 31", "sum * 37"));
  }

  /** A loop and calls of the next and of an earlier method in each; they lead round a ring. */
  private static String helper(int index, int ring) {
    int first = index < CALLED ? index / ring * ring : CALLED;
    StringBuilder text = new StringBuilder("package g; final class C" + index);
    text.append(" implements Step {\n  public int step(int n) { return n + ").append(index);
    text.append("; }\n");
    for (int i = 1; i < METHODS; i++) {
      String next =
          i == METHODS - 1 ? "C" + (first + (index - first + 1) % ring) + ".m1" : "m" + (i + 1);
      String earlier = "C" + (first + (index - first) / 2) + ".m" + i;
      text.append("  static int m").append(i).append("(int n) {\n    int sum = ");
      text.append(index * METHODS + i).append(";\n");
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

  private static String flow() {
    StringBuilder text =
        new StringBuilder(
            """
            package g;

            import dev.headrace.*;

            @Flow
            public record Flow20(Source<Flow20.Page> pages, int least, Target<Flow20.Row> rows) {
              public record Page(@Key String path, String text) {}
              public record Row(@Key String path, int sum) {}
            """);
    StringBuilder parameters = new StringBuilder();
    StringBuilder sum = new StringBuilder("least");
    for (int i = 0; i < TRANSFORMS - 1; i++) {
      text.append("  public record Part").append(i).append("(int value) {}\n");
      text.append("  @Transform Part%1$d part%1$d(Page page) {%n".formatted(i));
      text.append("    return new Part%d(%s);%n  }%n".formatted(i, call(i)));
      parameters.append(", Part").append(i).append(" part").append(i);
      sum.append(" + part").append(i).append(".value()");
    }
    text.append("  @Transform Row row(Page page").append(parameters).append(") {\n");
    text.append("    return new Row(page.path(), ").append(sum).append(" + ");
    text.append(call(TRANSFORMS - 1)).append(");\n  }\n}\n");
    return text.toString();
  }

  private static String call(int transform) {
    return "C" + transform * (CALLED / TRANSFORMS) + ".m1(page.text().length())";
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
