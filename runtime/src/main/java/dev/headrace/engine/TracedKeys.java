package dev.headrace.engine;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.memo.LiveKeys;
import dev.headrace.plan.CorruptDataException;
import dev.headrace.state.StateStore;
import dev.headrace.trace.Trace;
import java.util.function.Consumer;

/** The results that rows came from. A trace that can't be read keeps none. */
record TracedKeys(StateStore state) implements LiveKeys {

  @Override
  public void forEach(Consumer<Hash> visitor) {
    state.forEachTrace(trace -> visit(trace, visitor));
  }

  private static void visit(Bytes encoded, Consumer<Hash> visitor) {
    Trace trace;
    try {
      trace = Trace.decode(encoded);
    } catch (CorruptDataException e) {
      return;
    }
    trace.forEachKey(visitor);
  }
}
