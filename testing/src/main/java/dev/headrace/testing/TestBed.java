package dev.headrace.testing;

import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Delivery;
import dev.headrace.plan.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sources and targets for a flow under {@link IncrementalChecks}: it edits the sources' rows and
 * reads the targets. Each check makes the flow several times, on a bed of its own.
 */
public final class TestBed {

  private static final int GENERATED_ROWS = 12;

  private final boolean versions;
  private final List<BedSource<?>> sources = new ArrayList<>();
  private final List<BedTarget<?>> targets = new ArrayList<>();

  /**
   * An empty bed.
   *
   * @param versions whether sources vouch for unchanged rows
   */
  TestBed(boolean versions) {
    this.versions = versions;
  }

  /**
   * A source whose rows are edited. Edits mix the samples: any key with any content.
   *
   * @param samples rows that show what the flow is about, a handful
   * @param <R> the rows
   * @return the source, for a component of the flow
   */
  @SafeVarargs
  public final <R> Source<R> source(R... samples) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("a source to be edited needs at least one sample row");
    }
    List<R> rows = new ArrayList<>();
    for (R sample : samples) {
      rows.add(sample);
    }
    return add(new BedSource<>(random -> rows, versions));
  }

  /**
   * A source whose rows are generated and edited. Edits mix the rows: any key with any content.
   *
   * @param generator makes a row; equal randomness, equal rows
   * @param <R> the rows
   * @return the source, for a component of the flow
   */
  public <R> Source<R> generatedSource(Function<? super Random, ? extends R> generator) {
    return add(
        new BedSource<>(
            random ->
                Stream.<R>generate(() -> generator.apply(random)).limit(GENERATED_ROWS).toList(),
            versions));
  }

  private <R> Source<R> add(BedSource<R> source) {
    sources.add(source);
    return source;
  }

  /**
   * A target in memory.
   *
   * @param <R> the rows
   * @return the target, for a component of the flow
   */
  public <R> Target<R> target() {
    MemoryTarget<R> target = new MemoryTarget<>();
    return target(target, () -> target.rows().values());
  }

  /**
   * A target of your own, to be checked with the flow.
   *
   * @param target an empty one; not one that an earlier call got
   * @param rows reads all rows that it holds
   * @param <R> the rows
   * @return the target, for a component of the flow
   */
  public <R> Target<R> target(Target<R> target, Supplier<? extends Collection<? extends R>> rows) {
    BedTarget<R> added = new BedTarget<>(target, rows);
    targets.add(added);
    return added;
  }

  List<BedSource<?>> sources() {
    return sources;
  }

  List<BedTarget<?>> targets() {
    return targets;
  }

  /** Learns from the plan which source and which target is which. */
  <F> void bind(BoundPlan<F> plan) {
    for (Stage<F, ?> stage : plan.plan().stages()) {
      bindSource(stage, plan.flow());
    }
    for (Delivery<F, ?> delivery : plan.plan().deliveries()) {
      bindTarget(delivery, plan.flow());
    }
    if (sources.isEmpty() || targets.isEmpty()) {
      throw new IllegalArgumentException(
          "%s takes no source or no target of the test bed; pass it bed.source(...) and bed.target()"
              .formatted(plan));
    }
    requireBound(plan, "source", sources.stream().map(BedSource::bound).toList());
    requireBound(plan, "target", targets.stream().map(BedTarget::bound).toList());
  }

  private static void requireBound(BoundPlan<?> plan, String what, List<Boolean> bound) {
    if (bound.contains(false)) {
      throw new IllegalArgumentException(
          "%s does not use %s number %d of the test bed; pass each as it is, as one component of the flow"
              .formatted(plan, what, bound.indexOf(false) + 1));
    }
  }

  @SuppressWarnings("unchecked") // what stands in the component of the stage has the stage's rows
  private static <F, R> void bindSource(Stage<F, R> stage, F flow) {
    if ((Object) stage.from().apply(flow) instanceof BedSource<?> source) {
      ((BedSource<R>) source).bind(stage.source().name(), stage.codec());
    }
  }

  @SuppressWarnings("unchecked") // what stands in the delivery's component has the delivery's rows
  private static <F, R> void bindTarget(Delivery<F, R> delivery, F flow) {
    if (!((Object) delivery.to().apply(flow) instanceof BedTarget<?> target)) {
      throw new IllegalArgumentException(
          "the target %s is not one of the test bed, so it can't be checked; pass bed.target(), or bed.target(yours, reader)"
              .formatted(delivery.target().name()));
    }
    ((BedTarget<R>) target).bind(delivery.target().name(), delivery.codec());
  }
}
