package dev.headrace.benchmarks.logic;

import dev.headrace.benchmarks.source.HelperClass;
import dev.headrace.benchmarks.source.JavaSource;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;

/**
 * Sources of a project: a flow of 20 transforms, 200 classes of ten methods that they call, and 76
 * that nothing of the flow calls; with the flow, its rows and the plan that makes 300 class files.
 */
final class GeneratedProject {

  static final int TRANSFORMS = 20;
  static final int CALLED = 200;
  static final int UNCALLED = 76;

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
    sources.add(HelperClass.step());
    for (int i = 0; i < CALLED + UNCALLED; i++) {
      sources.add(HelperClass.source(i, helper(i, i < CALLED ? reach.ring : UNCALLED)));
    }
    sources.add(new JavaSource("g.Flow20", flow()));
    return sources;
  }

  /** A helper of the last transform, changed. */
  static JavaFileObject changed(Reach reach) {
    int last = CALLED - 1;
    return HelperClass.source(last, helper(last, reach.ring).replace("sum * 31", "sum * 37"));
  }

  /** Its calls lead round a ring of classes. */
  private static String helper(int index, int ring) {
    int first = index < CALLED ? index / ring * ring : CALLED;
    int place = index - first;
    return HelperClass.text(index, first + (place + 1) % ring, first + place / 2);
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
}
