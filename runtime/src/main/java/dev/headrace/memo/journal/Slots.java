package dev.headrace.memo.journal;

import java.nio.LongBuffer;
import java.util.concurrent.atomic.AtomicLongArray;

/** The table of a {@link KeyIndex}, to be read. */
interface Slots {

  /** How many slots there are, a power of two. */
  int length();

  /** What is in a slot; 0 if it is empty. */
  long get(int slot);

  /** On the heap, where it is still being filled. */
  record OnHeap(AtomicLongArray table) implements Slots {

    @Override
    public int length() {
      return table.length();
    }

    @Override
    public long get(int slot) {
      return table.getAcquire(slot);
    }
  }

  /** In a file that is mapped into memory. */
  record InFile(LongBuffer table) implements Slots {

    @Override
    public int length() {
      return table.capacity();
    }

    @Override
    public long get(int slot) {
      return table.get(slot);
    }
  }
}
