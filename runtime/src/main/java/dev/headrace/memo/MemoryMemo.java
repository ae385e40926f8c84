package dev.headrace.memo;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
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

  @Override
  public void close() {}
}
