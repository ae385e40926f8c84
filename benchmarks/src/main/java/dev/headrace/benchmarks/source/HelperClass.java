package dev.headrace.benchmarks.source;

import javax.tools.JavaFileObject;

/**
 * Classes {@code g.C0}, {@code g.C1}, ... of ten methods each that call one another: a loop and two
 * calls in each method, a lambda in one of ten, a call through an interface in one of ten.
 */
public final class HelperClass {

  /** The methods of one class. */
  public static final int METHODS = 10;

  private HelperClass() {}

  /**
   * The interface that all of them implement.
   *
   * @return its source
   */
  public static JavaFileObject step() {
    return new JavaSource("g.Step", "package g; interface Step { int step(int n); }");
  }

  /**
   * One class.
   *
   * @param index its number
   * @param next the number of the class whose first method its last method calls
   * @param earlier the number of the class whose methods its methods call
   * @return its text
   */
  public static String text(int index, int next, int earlier) {
    StringBuilder text =
        new StringBuilder("package g; final class C" + index + " implements Step {\n");
    text.append("  public int step(int n) { return n + ").append(index).append("; }\n");
    for (int i = 1; i < METHODS; i++) {
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
      String then = i == METHODS - 1 ? "C" + next + ".m1" : "m" + (i + 1);
      text.append("    return n <= 0 ? sum : sum + ").append(then).append("(n - 1) + C");
      text.append(earlier).append(".m").append(i).append("(n / 2);\n  }\n");
    }
    return text.append("}\n").toString();
  }

  /**
   * One class.
   *
   * @param index its number
   * @param text its text
   * @return its source
   */
  public static JavaFileObject source(int index, String text) {
    return new JavaSource("g.C" + index, text);
  }
}
