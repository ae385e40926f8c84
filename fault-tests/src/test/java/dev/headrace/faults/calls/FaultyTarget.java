package dev.headrace.faults.calls;

import dev.headrace.Changes;
import dev.headrace.Migration;
import dev.headrace.RowSchema;
import dev.headrace.RowType;
import dev.headrace.Target;
import org.jspecify.annotations.Nullable;

/**
 * Another target behind calls that have mishaps.
 *
 * @param <R> the rows
 */
final class FaultyTarget<R> implements Target<R> {

  private final Target<R> target;
  private final Mishaps mishaps;

  FaultyTarget(Target<R> target, Mishaps mishaps) {
    this.target = target;
    this.mishaps = mishaps;
  }

  @Override
  public void apply(Changes<R> changes) throws Exception {
    switch (mishaps.next(4)) {
      case 0 -> target.apply(changes);
      case 1 -> throw mishaps.exception("refused");
      case 2 -> {
        target.apply(some(changes));
        throw mishaps.exception("half of it was applied");
      }
      default -> {
        target.apply(changes);
        throw mishaps.exception("the answer was lost");
      }
    }
  }

  private Changes<R> some(Changes<R> changes) {
    return new Changes<>(
        changes.type(),
        changes.upserts().subList(0, mishaps.upTo(changes.upserts().size())),
        changes.deletes().subList(0, mishaps.upTo(changes.deletes().size())));
  }

  @Override
  public void prepare(RowType<R> type, @Nullable RowSchema before) throws Exception {
    switch (mishaps.next(3)) {
      case 0 -> target.prepare(type, before);
      case 1 -> throw mishaps.exception("can't be prepared");
      default -> {
        target.prepare(type, before);
        throw mishaps.exception("was prepared, and the answer was lost");
      }
    }
  }

  @Override
  public Migration migration(RowSchema before, RowSchema after) {
    return target.migration(before, after);
  }
}
