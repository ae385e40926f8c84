package dev.headrace.memo;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Remembers encoded results by a hash of logic and inputs. Entries never change: a key is always
 * put with the same value. Losing an entry costs a computation and nothing else. Thread-safe.
 */
public interface MemoStore extends AutoCloseable {

  /**
   * Finds a result.
   *
   * @param key of logic and inputs
   * @return the encoded result; null if there is none, or a damaged one
   * @throws MemoException if the store can't be read
   */
  @Nullable Bytes get(Hash key);

  /**
   * Remembers a result. It is found by {@link #get} at once and survives the end of this process
   * soon after, at the latest with the next {@link #flush}.
   *
   * @param key of logic and inputs
   * @param value the encoded result
   * @throws MemoException if the store can't be written
   */
  void put(Hash key, Bytes value);

  /**
   * Waits until everything put so far survives the end of this process.
   *
   * @throws MemoException if the store can't be written
   */
  void flush();

  /**
   * Drops entries that are not in use. Which of these are kept nevertheless, for how long, is the
   * store's to say. Others may get and put meanwhile.
   *
   * @param live the keys that are in use; entries that were put while they are told are kept
   * @return what was kept and dropped
   * @throws MemoException if the store can't be read or written; nothing that is kept is lost
   */
  default MemoReport collect(LiveKeys live) {
    return MemoReport.NOTHING; // a store that drops nothing
  }

  /** Flushes and closes. */
  @Override
  void close();
}
