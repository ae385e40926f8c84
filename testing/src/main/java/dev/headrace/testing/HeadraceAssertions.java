package dev.headrace.testing;

import dev.headrace.memory.MemoryTarget;
import dev.headrace.report.UpdateReport;

/**
 * Where assertions begin. Its methods go well with a static import beside that of AssertJ's.
 *
 * <pre>{@code
 * assertThat(engine.update(plan)).computed("embedding", 2).noFailures();
 * assertThat(index).containsExactly(new Passage("a.md", 0, "one", vector));
 * }</pre>
 */
public final class HeadraceAssertions {

  private HeadraceAssertions() {}

  /**
   * Asserts what an update did.
   *
   * @param report the update's report
   * @return the assertions
   */
  public static UpdateAssert assertThat(UpdateReport report) {
    return new UpdateAssert(report);
  }

  /**
   * Asserts what is in a target.
   *
   * @param target the target
   * @param <R> the rows
   * @return the assertions
   */
  public static <R> TargetAssert<R> assertThat(MemoryTarget<R> target) {
    return new TargetAssert<>(target);
  }
}
