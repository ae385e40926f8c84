package dev.headrace.testing;

import dev.headrace.RowKey;
import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.ConflictException;
import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateReport.RowFailure;
import dev.headrace.report.UpdateStoppedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one sequence of edits on a flow, brings it to an end without failures, and compares
 * with a build from scratch.
 */
final class Trial {

  private final Function<TestBed, ? extends BoundPlan<?>> flow;
  private final EngineOptions options;
  private final boolean versions;

  /**
   * Gets ready.
   *
   * @param flow makes the flow on a bed
   * @param rowsInFlight how many rows are evaluated at a time
   * @param versions whether sources vouch for unchanged rows
   */
  Trial(Function<TestBed, ? extends BoundPlan<?>> flow, int rowsInFlight, boolean versions) {
    this.flow = flow;
    this.options =
        EngineOptions.defaults().withRowsInFlight(rowsInFlight).withLinger(Duration.ZERO);
    this.versions = versions;
  }

  /**
   * What came of a sequence.
   *
   * @param finding what is wrong, a sentence and then a line for each difference; null if nothing
   * @param cause what was thrown, if that is what is wrong
   * @param targetRows how many rows a build from scratch made
   */
  record Result(@Nullable String finding, @Nullable Throwable cause, int targetRows) {

    boolean failed() {
      return finding != null;
    }

    private static Result wrong(String finding) {
      return new Result(finding, null, 0);
    }
  }

  /** A bed with a flow on it. */
  private record Setting(TestBed bed, BoundPlan<?> plan) {}

  TestBed newBed() {
    return newSetting().bed();
  }

  private Setting newSetting() {
    TestBed bed = new TestBed(versions);
    BoundPlan<?> plan = flow.apply(bed);
    bed.bind(plan);
    return new Setting(bed, plan);
  }

  Result run(List<Edit> edits) {
    Setting setting = newSetting();
    try (Engine engine = Engine.inMemory(options)) {
      for (Edit edit : edits) {
        apply(edit, engine, setting);
      }
      return finish(engine, setting);
    } catch (UpdateStoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Result("an update ended with " + e, e, 0);
    }
  }

  private static void apply(Edit edit, Engine engine, Setting setting) {
    TestBed bed = setting.bed();
    if (edit instanceof Edit.Put put) {
      bed.sources().get(put.source()).put(put.row());
    } else if (edit instanceof Edit.Remove remove) {
      bed.sources().get(remove.source()).remove(remove.key());
    } else if (edit instanceof Edit.Rename rename) {
      rename.parts().forEach(part -> apply(part, engine, setting));
    } else if (edit instanceof Edit.FailReading fail) {
      bed.sources().get(fail.source()).failReading(fail.key());
    } else if (edit instanceof Edit.Heal heal) {
      bed.sources().get(heal.source()).heal(heal.key());
    } else if (edit instanceof Edit.FailTarget fail) {
      bed.targets().get(fail.target()).failAfter(fail.after());
    } else if (edit instanceof Edit.Update) {
      engine.update(setting.plan());
      bed.targets().forEach(BedTarget::heal);
    } else {
      engine.retry(setting.plan());
      bed.targets().forEach(BedTarget::heal);
    }
  }

  private Result finish(Engine engine, Setting setting) {
    TestBed bed = setting.bed();
    bed.targets().forEach(BedTarget::heal);
    bed.sources().forEach(source -> source.keys().forEach(source::heal));
    UpdateReport report = engine.update(setting.plan());
    while (!report.succeeded()) {
      if (!removeFailed(report, bed)) {
        return Result.wrong(
            "with everything working, an update does not succeed:%n%s".formatted(report));
      }
      report = engine.update(setting.plan());
    }
    Setting scratch = newSetting();
    copyRows(bed, scratch.bed());
    String difference = buildAndCompare(bed, scratch);
    if (difference != null) {
      return Result.wrong(difference);
    }
    long changes = changes(bed);
    UpdateReport idle = engine.update(setting.plan());
    if (!idle.succeeded() || idle.computed() > 0 || changes(bed) > changes) {
      return Result.wrong(
          "with nothing changed, a further update is not idle:%n%s".formatted(idle));
    }
    return new Result(
        null, null, scratch.bed().targets().stream().mapToInt(t -> t.rows().size()).sum());
  }

  private static long changes(TestBed bed) {
    return bed.targets().stream().mapToLong(BedTarget::changes).sum();
  }

  /**
   * Takes rows away that the flow itself can't process: an earlier state of them may be in the
   * targets, which a build from scratch can't know. A target that refuses rows is no such reason.
   */
  private static boolean removeFailed(UpdateReport report, TestBed bed) {
    boolean removed = false;
    for (BedSource<?> source : bed.sources()) {
      for (RowKey key : source.keys()) {
        for (RowFailure failure : report.failures()) {
          if (failure.source().equals(source.name())
              && failure.key().equals(key.toString())
              && !refused(failure, bed)) {
            source.remove(key);
            removed = true;
          }
        }
      }
    }
    return removed;
  }

  private static boolean refused(RowFailure failure, TestBed bed) {
    return !(failure.cause() instanceof ConflictException)
        && bed.targets().stream().anyMatch(target -> target.name().equals(failure.step()));
  }

  private static void copyRows(TestBed from, TestBed to) {
    for (int i = 0; i < from.sources().size(); i++) {
      from.sources().get(i).reversed().forEach(to.sources().get(i)::put);
    }
  }

  private @Nullable String buildAndCompare(TestBed bed, Setting scratch) {
    UpdateReport report;
    try (Engine engine = Engine.inMemory(options.withRowsInFlight(1))) {
      report = engine.update(scratch.plan());
    }
    if (!report.succeeded()) {
      return "a build from scratch fails, although the incremental update succeeded:%n%s"
          .formatted(report);
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < bed.targets().size(); i++) {
      BedTarget<?> target = bed.targets().get(i);
      List<String> differences = target.differences(scratch.bed().targets().get(i));
      if (!differences.isEmpty()) {
        lines.add("%s, expected as from scratch, found:".formatted(target.name()));
        differences.forEach(line -> lines.add("  " + line));
      }
    }
    return lines.isEmpty()
        ? null
        : "the incremental result is not that of a build from scratch%n%s"
            .formatted(String.join(System.lineSeparator(), lines));
  }
}
