package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore.SourceRow;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source row on the heap, while a change is made. Not thread-safe: the writer's, or a reader's
 * own copy.
 */
final class Tracked {

  final long id;
  final int source;
  final Map<Slot, Held> held;

  /** The hashes under which the table {@code owner} has this row. */
  final Set<Long> indexed = new HashSet<>();

  Key key;
  @Nullable String version;
  @Nullable Hash content;
  @Nullable Hash plan;
  long run;
  boolean failed;

  /** The trace to be stored; null if it stays as it is. */
  @Nullable Bytes newTrace;

  /** Whether the file has it, maybe with other values. */
  boolean stored;

  Tracked(long id, int source, Key key, Map<Slot, Held> held) {
    this.id = id;
    this.source = source;
    this.key = key;
    this.held = held;
  }

  void markDirty() {
    content = null;
    plan = null;
  }

  boolean owns(Slot slot) {
    Held found = held.get(slot);
    return found != null && found.owned();
  }

  SourceRow view(String sourceName) {
    return new SourceRow(id, sourceName, key, version, content, plan, run, failed);
  }

  /** Whether it was about to write target rows that it does not own. */
  boolean intends() {
    for (Held each : held.values()) {
      if (!each.owned()) {
        return true;
      }
    }
    return false;
  }
}
