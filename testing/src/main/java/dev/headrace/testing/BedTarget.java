package dev.headrace.testing;

import dev.headrace.Changes;
import dev.headrace.Migration;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowType;
import dev.headrace.Target;
import dev.headrace.plan.RowCodec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A target of a {@link TestBed}: another target, that can be told to fail and counts its changes.
 *
 * @param <R> the rows
 */
final class BedTarget<R> implements Target<R> {

  private static final int NEVER = Integer.MAX_VALUE;

  private final Target<R> target;
  private final Supplier<? extends Collection<? extends R>> rows;
  private @Nullable String name;
  private @Nullable RowCodec<R> codec;
  private int changesLeft = NEVER;
  private long changes;

  BedTarget(Target<R> target, Supplier<? extends Collection<? extends R>> rows) {
    this.target = target;
    this.rows = rows;
  }

  /** Learns from the plan what it is. */
  void bind(String component, RowCodec<R> rowCodec) {
    this.name = component;
    this.codec = rowCodec;
  }

  boolean bound() {
    return codec != null;
  }

  String name() {
    return name == null ? "?" : name;
  }

  private RowContent<R> content() {
    if (codec == null) {
      throw new IllegalStateException("the target was used before its flow's plan was made");
    }
    return new RowContent<>(codec);
  }

  /** The rows that it holds. */
  Map<RowKey, R> rows() {
    Map<RowKey, R> byKey = new LinkedHashMap<>();
    for (R row : rows.get()) {
      if (byKey.put(content().key(row), row) != null) {
        throw new IllegalStateException(
            "%s holds two rows with the key %s".formatted(name(), content().key(row)));
      }
    }
    return byKey;
  }

  /** How many upserts and deletes it was given. */
  synchronized long changes() {
    return changes;
  }

  /** Fails after some more changes, until it is healed. */
  synchronized void failAfter(int more) {
    changesLeft = more;
  }

  synchronized void heal() {
    changesLeft = NEVER;
  }

  @Override
  public synchronized void apply(Changes<R> all) throws Exception {
    int size = all.upserts().size() + all.deletes().size();
    changes += size;
    if (size <= changesLeft) {
      target.apply(all);
      changesLeft = changesLeft == NEVER ? NEVER : changesLeft - size;
      return;
    }
    int made = changesLeft;
    changesLeft = 0;
    if (made > 0) {
      target.apply(first(all, made));
    }
    throw new TestBedFailure("the target fails");
  }

  private static <R> Changes<R> first(Changes<R> all, int count) {
    List<R> upserts = all.upserts().subList(0, Math.min(count, all.upserts().size()));
    return new Changes<>(all.type(), upserts, all.deletes().subList(0, count - upserts.size()));
  }

  /** How it differs from what a build from scratch made of the same target. */
  List<String> differences(BedTarget<?> scratch) {
    return RowDiff.lines(content(), cast(scratch).rows(), rows());
  }

  @SuppressWarnings("unchecked") // both stand for the same target of one flow
  private BedTarget<R> cast(BedTarget<?> other) {
    return (BedTarget<R>) other;
  }

  @Override
  public Migration migration(RowSchema before, RowSchema after) {
    return target.migration(before, after);
  }

  @Override
  public void prepare(RowType<R> type, @Nullable RowSchema before) throws Exception {
    target.prepare(type, before);
  }
}
