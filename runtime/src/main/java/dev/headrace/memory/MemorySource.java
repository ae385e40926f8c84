package dev.headrace.memory;

import dev.headrace.Listing;
import dev.headrace.RowKey;
import dev.headrace.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory, for tests.
 *
 * <pre>{@code
 * MemorySource<Ticket> tickets = MemorySource.of(Ticket::id);
 * tickets.put(new Ticket(7, "printer on fire"));
 * tickets.failReading(new IOException("no network"), 7);
 * }</pre>
 *
 * <p>Each {@link #put} gives its row a version of its own, also where the row is equal to the one
 * before; rows that are not put again are not read again. Thread-safe; a change during a listing is
 * seen by the next one.
 *
 * @param <R> the rows
 */
public final class MemorySource<R> implements Source<R> {

  private final Function<? super R, ?> keyOf;
  private final boolean versions;
  private final String instance = UUID.randomUUID().toString();
  private final Map<RowKey, Held<R>> rows = new LinkedHashMap<>();
  private final List<Part> unlisted = new ArrayList<>();
  private @Nullable Exception broken;
  private long changes;
  private int lists;
  private int reads;

  private MemorySource(Function<? super R, ?> keyOf, boolean versions) {
    this.keyOf = keyOf;
    this.versions = versions;
  }

  /**
   * An empty source.
   *
   * @param keyOf gives a row's key: the value of its one key component, or a {@link RowKey} where
   *     there are several
   * @param <R> the rows
   * @return the source
   */
  public static <R> MemorySource<R> of(Function<? super R, ?> keyOf) {
    return new MemorySource<>(keyOf, true);
  }

  /**
   * An empty source that vouches for nothing: every update reads all rows and compares them.
   *
   * @param keyOf as for {@link #of}
   * @param <R> the rows
   * @return the source
   */
  public static <R> MemorySource<R> withoutVersions(Function<? super R, ?> keyOf) {
    return new MemorySource<>(keyOf, false);
  }

  /**
   * Adds rows; each replaces the one with its key, and ends its failing.
   *
   * @param added the rows
   * @return this
   */
  @SafeVarargs
  public final synchronized MemorySource<R> put(R... added) {
    for (R row : added) {
      putOne(row);
    }
    return this;
  }

  /**
   * Adds rows, as {@link #put}.
   *
   * @param added the rows
   * @return this
   */
  public synchronized MemorySource<R> putAll(Iterable<? extends R> added) {
    added.forEach(this::putOne);
    return this;
  }

  private void putOne(R row) {
    rows.put(keyFrom(keyOf.apply(row)), new Held<>(row, ++changes, null));
  }

  /**
   * Removes a row.
   *
   * @param key its key's values
   * @return whether there was one
   */
  public synchronized boolean remove(Object... key) {
    return rows.remove(keyFrom(key)) != null;
  }

  /** Removes all rows and ends all failing. Counts stay. */
  public synchronized void clear() {
    rows.clear();
    unlisted.clear();
    broken = null;
  }

  /**
   * The rows.
   *
   * @return a copy, in the order in which their keys were first put
   */
  public synchronized List<R> rows() {
    return rows.values().stream().map(Held::row).toList();
  }

  /**
   * Lets a row fail to be read, until it is put again or {@link #heal}ed.
   *
   * @param failure what reading throws
   * @param key the row's key's values
   * @throws IllegalArgumentException if there is no such row
   */
  public synchronized void failReading(Exception failure, Object... key) {
    rows.put(keyFrom(key), new Held<>(held(key).row(), ++changes, failure));
  }

  /**
   * Ends a row's failing.
   *
   * @param key the row's key's values
   * @throws IllegalArgumentException if there is no such row
   */
  public synchronized void heal(Object... key) {
    rows.put(keyFrom(key), new Held<>(held(key).row(), ++changes, null));
  }

  /**
   * Lets listings fail.
   *
   * @param failure what {@link #list} throws after the last row; null ends the failing
   */
  public synchronized void failListing(@Nullable Exception failure) {
    broken = failure;
  }

  /**
   * Lets listings be incomplete until {@link #clear} or {@link #complete}.
   *
   * @param part what can't be listed
   * @param cause why
   */
  public synchronized void failPart(String part, Exception cause) {
    unlisted.add(new Part(part, cause));
  }

  /** Lets listings be complete again. */
  public synchronized void complete() {
    unlisted.clear();
  }

  /**
   * How often the source was listed.
   *
   * @return since it was made
   */
  public synchronized int lists() {
    return lists;
  }

  /**
   * How many rows were read.
   *
   * @return since it was made
   */
  public synchronized int reads() {
    return reads;
  }

  @Override
  public void list(Listing<R> listing) throws Exception {
    Map<RowKey, Held<R>> now;
    List<Part> parts;
    Exception failure;
    synchronized (this) {
      lists++;
      now = new LinkedHashMap<>(rows);
      parts = List.copyOf(unlisted);
      failure = broken;
    }
    for (Map.Entry<RowKey, Held<R>> entry : now.entrySet()) {
      Held<R> held = entry.getValue();
      String version = versions ? instance + "-" + held.version() : null;
      listing.add(entry.getKey(), version, 0, () -> read(held));
    }
    parts.forEach(part -> listing.incomplete(part.name(), part.cause()));
    if (failure != null) {
      throw failure;
    }
  }

  private R read(Held<R> held) throws Exception {
    synchronized (this) {
      reads++;
    }
    if (held.failure() != null) {
      throw held.failure();
    }
    return held.row();
  }

  private Held<R> held(Object... key) {
    Held<R> held = rows.get(keyFrom(key));
    if (held == null) {
      throw new IllegalArgumentException(
          "There is no row %s; the source has %s".formatted(keyFrom(key), rows.keySet()));
    }
    return held;
  }

  private static RowKey keyFrom(Object... key) {
    return key.length == 1 && key[0] instanceof RowKey k ? k : RowKey.of(key);
  }

  @Override
  public synchronized String toString() {
    return "MemorySource of " + rows.size() + " rows";
  }

  private record Held<R>(R row, long version, @Nullable Exception failure) {}

  private record Part(String name, Exception cause) {}
}
