package dev.headrace.memo.journal;

import dev.headrace.hash.Hash;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Where in a file the entries of a key may be: an open-addressing table of longs, each 32 bits of
 * the key and a position in units of 8 bytes. Half a key may be shared, so who finds a position
 * must compare the key there. Filled by one thread at a time; read by any number, without a lock.
 */
final class KeyIndex {

  private static final int FIRST = 1 << 10;
  private static final int UNIT_BITS = 3;
  private static final long TAG = 0xffff_ffff_0000_0000L;

  private volatile AtomicLongArray table = new AtomicLongArray(FIRST);
  private int size;

  /** Adds a position, a multiple of 8 above zero. */
  void add(Hash key, long position) {
    AtomicLongArray slots = table;
    if (size >= slots.length() / 4 * 3) {
      slots = doubled(slots);
      table = slots;
    }
    insert(slots, (int) key.high(), key.high() << Integer.SIZE | position >>> UNIT_BITS);
    size++;
  }

  /** The slot comes from the tag, so that the table can be doubled without reading the keys. */
  private static void insert(AtomicLongArray slots, int tag, long entry) {
    int slot = slot(slots, tag);
    while (slots.getPlain(slot) != 0) {
      slot = slot + 1 & slots.length() - 1;
    }
    slots.setRelease(slot, entry);
  }

  private static int slot(AtomicLongArray slots, int tag) {
    return tag & slots.length() - 1;
  }

  private static AtomicLongArray doubled(AtomicLongArray slots) {
    AtomicLongArray larger = new AtomicLongArray(slots.length() * 2);
    for (int i = 0; i < slots.length(); i++) {
      long entry = slots.getPlain(i);
      if (entry != 0) {
        insert(larger, (int) (entry >>> Integer.SIZE), entry);
      }
    }
    return larger;
  }

  /** The last position below a limit where the key may be; -1 if there is none. */
  long lastBelow(long limit, Hash key) {
    AtomicLongArray slots = table;
    long tag = key.high() << Integer.SIZE;
    int slot = slot(slots, (int) key.high());
    long last = -1;
    for (long entry = slots.getAcquire(slot); entry != 0; entry = slots.getAcquire(slot)) {
      if ((entry & TAG) == tag) {
        long position = (entry & ~TAG) << UNIT_BITS;
        if (position < limit && position > last) {
          last = position;
        }
      }
      slot = slot + 1 & slots.length() - 1;
    }
    return last;
  }

  int size() {
    return size;
  }
}
