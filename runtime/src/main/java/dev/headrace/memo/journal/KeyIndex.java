package dev.headrace.memo.journal;

import dev.headrace.hash.Hash;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Where in a file the entries of a key may be: an open-addressing table of longs, each 32 bits of
 * the key and a position in units of 8 bytes. Half a key may be shared, so who finds a position
 * must compare the key there. Filled by one thread at a time, on the heap; read by any number,
 * without a lock.
 */
final class KeyIndex {

  private static final int FIRST = 1 << 10;
  private static final int UNIT_BITS = 3;
  private static final long TAG = 0xffff_ffff_0000_0000L;

  private volatile Slots slots;
  private int size;

  KeyIndex() {
    this(new Slots.OnHeap(new AtomicLongArray(FIRST)), 0);
  }

  /** An index that was written to a file. It takes no more. */
  KeyIndex(Slots slots, int size) {
    this.slots = slots;
    this.size = size;
  }

  /** Adds a position, a multiple of 8 above zero. */
  void add(Hash key, long position) {
    if (!(slots instanceof Slots.OnHeap heap)) {
      throw new IllegalStateException("an index in a file takes no more");
    }
    AtomicLongArray table = heap.table();
    if (size >= table.length() / 4 * 3) {
      table = doubled(table);
      slots = new Slots.OnHeap(table);
    }
    insert(table, (int) key.high(), key.high() << Integer.SIZE | position >>> UNIT_BITS);
    size++;
  }

  /** The slot comes from the tag, so that the table can be doubled without reading the keys. */
  private static void insert(AtomicLongArray table, int tag, long entry) {
    int slot = tag & table.length() - 1;
    while (table.getPlain(slot) != 0) {
      slot = slot + 1 & table.length() - 1;
    }
    table.setRelease(slot, entry);
  }

  private static AtomicLongArray doubled(AtomicLongArray table) {
    AtomicLongArray larger = new AtomicLongArray(table.length() * 2);
    for (int i = 0; i < table.length(); i++) {
      long entry = table.getPlain(i);
      if (entry != 0) {
        insert(larger, (int) (entry >>> Integer.SIZE), entry);
      }
    }
    return larger;
  }

  /** The last position below a limit where the key may be; -1 if there is none. */
  long lastBelow(long limit, Hash key) {
    Slots now = slots;
    int last = now.length() - 1;
    long tag = key.high() << Integer.SIZE;
    int slot = (int) key.high() & last;
    long found = -1;
    long entry = now.get(slot);
    for (int probes = 0; entry != 0 && probes <= last; probes++) {
      if ((entry & TAG) == tag) {
        long position = (entry & ~TAG) << UNIT_BITS;
        if (position < limit && position > found) {
          found = position;
        }
      }
      slot = slot + 1 & last;
      entry = now.get(slot);
    }
    return found;
  }

  int size() {
    return size;
  }

  Slots slots() {
    return slots;
  }
}
