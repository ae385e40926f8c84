package dev.headrace.memo.generation;

import dev.headrace.hash.Hash;
import dev.headrace.memo.entry.Entry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store of many entries in a file of its own. Any number of threads may {@link #get}; all else is
 * done by one thread at a time.
 */
public interface Generation extends AutoCloseable {

  /**
   * Its place among the generations.
   *
   * @return later ones have larger numbers
   */
  int number();

  /**
   * Finds an entry.
   *
   * @param key its key
   * @return null if there is none, it is damaged, or the generation is closed
   */
  @Nullable Entry get(Hash key);

  /**
   * Stores an entry. It is found after the next {@link #sync}, and perhaps before.
   *
   * @param entry takes the place of one with the same key
   * @return false if the generation is full
   */
  boolean put(Entry entry);

  /**
   * Visits all entries that are intact, in any order, and no other.
   *
   * @param visitor takes each; what it throws ends the visit
   */
  void forEach(Consumer<Entry> visitor);

  /**
   * How many entries there are.
   *
   * @return about the number
   */
  long entries();

  /**
   * What the entries take.
   *
   * @return about the sum of their sizes
   */
  long bytes();

  /** Waits until what was put survives a loss of power. */
  void sync();

  /** Closes it, after which nothing is found. */
  @Override
  void close();

  /** Deletes its files. It has been closed before. */
  void delete();
}
