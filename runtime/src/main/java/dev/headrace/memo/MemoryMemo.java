package dev.headrace.memo;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A memo on the heap, without bound; its entries end with it. */
public final class MemoryMemo implements MemoStore {

  private final Map<Hash, Bytes> entries = new ConcurrentHashMap<>();

  /** Makes an empty memo. */
  public MemoryMemo() {}

  @Override
  public @Nullable Bytes get(Hash key) {
    return entries.get(key);
  }

  @Override
  public void put(Hash key, Bytes value) {
    entries.put(key, value);
  }

  /**
   * How many entries there are.
   *
   * @return the number
   */
  public int size() {
    return entries.size();
  }

  @Override
  public void flush() {}

  /** Keeps what is in use, and what is put meanwhile; there is no grace, and no budget. */
  @Override
  public MemoReport collect(LiveKeys live) {
    Map<Hash, Bytes> garbage = new HashMap<>(entries);
    live.forEach(garbage::remove);
    long bytes = 0;
    for (Map.Entry<Hash, Bytes> entry : garbage.entrySet()) {
      entries.remove(entry.getKey());
      bytes += size(entry.getValue());
    }
    long kept = entries.values().stream().mapToLong(MemoryMemo::size).sum();
    return new MemoReport(entries.size(), kept, garbage.size(), bytes);
  }

  private static long size(Bytes value) {
    return Hash.BYTES + (long) value.size();
  }

  @Override
  public void close() {}
}
