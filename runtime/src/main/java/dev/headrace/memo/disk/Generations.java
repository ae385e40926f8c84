package dev.headrace.memo.disk;

import dev.headrace.memo.MemoException;
import dev.headrace.memo.chronicle.ChronicleAccess;
import dev.headrace.memo.chronicle.ChronicleGenerations;
import dev.headrace.memo.disk.DirectoryNames.Numbered;
import dev.headrace.memo.entry.Entry;
import dev.headrace.memo.generation.Generation;
import dev.headrace.memo.generation.GenerationFiles;
import dev.headrace.memo.generation.GenerationFiles.DamagedException;
import dev.headrace.memo.generation.GenerationFiles.Expected;
import dev.headrace.memo.generation.SqliteGenerations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens, makes and fills generations. A full one is followed by a larger one. Used by the {@link
 * Keeper}'s thread only.
 */
final class Generations {

  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

  private static final long LEAST_ENTRIES = 10_000;
  private static final long MOST_ENTRIES = 100_000_000;

  private final DirectoryNames names;
  private final Keeper keeper;
  private final boolean chronicle;
  private final List<GenerationFiles> kinds;

  /** Tells who reads, the newest first, whenever they have changed. */
  private final Consumer<List<Generation>> published;

  private final List<Generation> newestFirst = new ArrayList<>();
  private int last;
  private boolean currentIsFull;
  private boolean told;

  Generations(
      DirectoryNames names,
      Keeper keeper,
      boolean chronicle,
      Consumer<List<Generation>> published) {
    this.names = names;
    this.keeper = keeper;
    this.chronicle = chronicle;
    this.kinds =
        chronicle
            ? List.of(new ChronicleGenerations(), new SqliteGenerations())
            : List.of(new SqliteGenerations());
    this.published = published;
  }

  void openAll() {
    for (Numbered found : names.generations()) {
      keeper.goOn();
      last = found.number();
      boolean known = kinds.stream().anyMatch(kind -> kind.suffix().equals(found.suffix()));
      if (known) {
        open(found);
      } else {
        LOG.warn(
            "The memo's map {} is not read, for want of JVM flags: {}",
            found.path(),
            String.join(" ", ChronicleAccess.flags()));
        told = true;
      }
    }
    published.accept(newestFirst);
  }

  private void open(Numbered found) {
    try {
      newestFirst.add(0, kind(found.suffix()).open(found.path(), found.number()));
    } catch (DamagedException e) {
      DirectoryNames.setAside(found.path(), String.valueOf(e.getMessage()));
    }
  }

  private GenerationFiles kind(String suffix) {
    return kinds.stream().filter(kind -> kind.suffix().equals(suffix)).findFirst().orElseThrow();
  }

  /** Begins a new generation, which all entries go to from now on. */
  void begin(Expected expected) {
    GenerationFiles kind = kinds.get(0);
    if (!chronicle && !told) {
      told = true;
      LOG.info(MissingFlags.advice());
    }
    long entries = Math.max(LEAST_ENTRIES, Math.min(MOST_ENTRIES, expected.entries()));
    last++;
    Generation made =
        kind.create(
            names.generation(last, kind.suffix()), last, new Expected(entries, expected.payload()));
    newestFirst.add(0, made);
    currentIsFull = false;
    published.accept(newestFirst);
  }

  /**
   * Stores an entry in the current generation.
   *
   * @param expected what the next one is to hold at least, if the current one is full
   */
  void put(Entry entry, Expected expected) {
    if (!newestFirst.isEmpty() && !currentIsFull && newestFirst.get(0).put(entry)) {
      return;
    }
    currentIsFull = true;
    long before = newestFirst.isEmpty() ? 0 : newestFirst.get(0).entries();
    begin(new Expected(Math.max(expected.entries(), 2 * before), expected.payload()));
    if (!newestFirst.get(0).put(entry)) {
      throw new MemoException(
          "The memo's file %s takes no entry, not even a first one of %d bytes. Delete it when no engine is open."
              .formatted(newestFirst.get(0), entry.payload().length),
          null);
    }
  }

  void sync() {
    newestFirst.forEach(Generation::sync);
  }

  /** Forgets generations: who reads no longer asks them, then they go. */
  void drop(List<Generation> dropped) {
    newestFirst.removeAll(dropped);
    published.accept(newestFirst);
    for (Generation generation : dropped) {
      generation.close();
      generation.delete();
    }
  }

  void close() {
    MemoException failure = null;
    for (Generation generation : newestFirst) {
      try {
        generation.close();
      } catch (MemoException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
