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

  /** Marks a key as listed, before it is looked up; false if a row of that key is in flight. */
  synchronized boolean enter(Bytes key) {
    return inFlight.add(key);
  }

  /** Marks an entered key's row, after it was looked up; false if it was met before. */
  synchronized boolean meet(Bytes key, long id) {
    if (id > 0 && known.get(Math.toIntExact(id))) {
      inFlight.remove(key);
      return false;
    }
    if (id > 0) {
      known.set(Math.toIntExact(id));
    }
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
