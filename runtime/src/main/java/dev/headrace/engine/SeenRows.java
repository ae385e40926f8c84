package dev.headrace.engine;

import dev.headrace.hash.Bytes;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The rows of one source that an update has met: one bit for each row that the state knows, and the
 * keys of those in flight. Thread-safe.
 */
final class SeenRows {

  private final BitSet known = new BitSet();
  private final Set<Bytes> inFlight = new HashSet<>();

  /** Marks a row as listed; false if it was listed before. */
  synchronized boolean begin(Bytes key, long id) {
    if (inFlight.contains(key) || (id > 0 && known.get(Math.toIntExact(id)))) {
      return false;
    }
    if (id > 0) {
      known.set(Math.toIntExact(id));
    }
    inFlight.add(key);
    return true;
  }

  /** Marks a row as done with; from now on its id stands for it. */
  synchronized void finish(Bytes key, long id) {
    known.set(Math.toIntExact(id));
    inFlight.remove(key);
  }

  /** Marks a row as gone since it was listed. */
  synchronized void gone(Bytes key, long id) {
    inFlight.remove(key);
    if (id > 0) {
      known.clear(Math.toIntExact(id));
    }
  }

  synchronized boolean contains(long id) {
    return known.get(Math.toIntExact(id));
  }
}
