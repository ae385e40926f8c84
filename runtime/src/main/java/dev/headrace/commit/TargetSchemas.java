package dev.headrace.commit;

import dev.headrace.Migration;
import dev.headrace.RowSchema;
import dev.headrace.Target;
import dev.headrace.hash.Bytes;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.RowCodec;
import dev.headrace.plan.SchemaCodec;
import dev.headrace.state.NodeNames;
import dev.headrace.state.StateStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows changes of target row types: remembers the schema that a target was last written with.
 */
public final class TargetSchemas {

  private static final Logger LOG = LoggerFactory.getLogger(TargetSchemas.class);
  private static final String PROPERTY = "schema";

  private final StateStore state;
  private final String flow;
  private final Step.Listener steps;

  /**
   * Reads and writes schemas in the state.
   *
   * @param state the tracking
   * @param flow the flow's class
   * @param steps hears which steps are done
   */
  public TargetSchemas(StateStore state, String flow, Step.Listener steps) {
    this.state = state;
    this.flow = flow;
    this.steps = steps;
  }

  /** The schema that a target was last written with, null if it never was. */
  @Nullable RowSchema last(String target) {
    Bytes stored = state.property(NodeNames.of(flow, target), PROPERTY);
    return stored == null ? null : SchemaCodec.decode(new Decoder(stored.array()));
  }

  /**
   * How a target would follow the change of its row type. It is also asked where the type is the
   * same: it may no longer hold what was written.
   *
   * @param target the target's name
   * @param codec the row type now
   * @param to the target
   * @param <R> the rows
   * @return no steps if there is nothing to do, or the target was never written to
   */
  public <R> Migration migration(String target, RowCodec<R> codec, Target<R> to) {
    RowSchema before = last(target);
    return before == null ? Migration.none() : to.migration(before, codec.schema());
  }

  /**
   * Gets a target ready before its first change. A rebuild makes all that it holds unknown first.
   */
  <R> void prepare(String target, RowCodec<R> codec, Target<R> to) throws Exception {
    RowSchema before = last(target);
    Migration migration = migration(target, codec, to);
    if (!migration.steps().isEmpty()) {
      LOG.info("{}: rows of {} changed; {}", flow, target, migration.steps());
    }
    to.prepare(codec, before);
    steps.done(Step.PREPARED);
    if (!codec.schema().equals(before)) {
      Encoder out = new Encoder();
      SchemaCodec.encode(codec.schema(), out);
      state.setProperty(NodeNames.of(flow, target), PROPERTY, Bytes.of(out.toBytes()));
    }
  }

  /** Makes all that a target holds unknown, if it is about to be rebuilt. */
  <R> void invalidateIfRebuilt(String target, RowCodec<R> codec, Target<R> to) {
    if (migration(target, codec, to).rebuild()) {
      state.invalidate(NodeNames.of(flow, target));
      steps.done(Step.INVALIDATED);
    }
  }
}
