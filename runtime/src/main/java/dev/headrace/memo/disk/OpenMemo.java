package dev.headrace.memo.disk;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.memo.LiveKeys;
import dev.headrace.memo.MemoException;
import dev.headrace.memo.MemoReport;
import dev.headrace.memo.disk.DirectoryNames.Numbered;
import dev.headrace.memo.entry.Entry;
import dev.headrace.memo.entry.KeyFilter;
import dev.headrace.memo.entry.Reference;
import dev.headrace.memo.generation.GenerationFiles.Expected;
import dev.headrace.memo.journal.Journal;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A memo's directory that is open.
 *
 * <pre>
 * put  -> the active journal; if it is full, a new one, and the keeper moves the old one on
 * get  -> journals, then generations; waits for these only while they are being opened
 * </pre>
 *
 * <p>Thread-safe.
 */
final class OpenMemo {

  private static final Logger LOG = LoggerFactory.getLogger(OpenMemo.class);

  /** Of journals that wait to be moved; each has an index of 8 MB on the heap. */
  private static final int MOST_SEALED = 4;

  private final DirectoryNames names;
  private final DiskMemo.Settings settings;
  private final LiveKeys live;
  private final Keeper keeper = new Keeper();
  private final LargeValues values;
  private final Generations generations;
  private final Growth growth;
  private final Future<?> old;

  // Replaced under this object's lock.
  private volatile Layers layers = new Layers(List.of(), List.of());
  private volatile boolean oldIsOpen;
  private volatile @Nullable RuntimeException failure;
  private int lastJournal;

  OpenMemo(DirectoryNames names, DiskMemo.Settings settings, LiveKeys live) {
    this.names = names;
    this.settings = settings;
    this.live = live;
    this.values = new LargeValues(names.values());
    this.growth = new Growth(names.kept(), settings.options().maxBytes());
    this.generations =
        new Generations(
            names,
            keeper,
            settings.chronicle(),
            newestFirst -> {
              synchronized (this) {
                layers = layers.withGenerations(newestFirst);
              }
            });
    names.journals().forEach(this::openJournal);
    this.old = keeper.submit(this::openOld);
    sealed().forEach(this::moveSoon);
    collectSoon();
  }

  private synchronized void openJournal(Numbered found) {
    lastJournal = found.number();
    Journal opened = Journal.open(found.path(), settings.journal());
    if (opened != null) {
      layers = layers.withActive(opened);
    } else {
      DirectoryNames.setAside(
          found.path(), "The memo's file %s is not a journal, or damaged".formatted(found.path()));
    }
  }

  private List<Journal> sealed() {
    List<Journal> journals = layers.journals();
    return journals.isEmpty() ? journals : journals.subList(1, journals.size());
  }

  private @Nullable Void openOld() {
    generations.openAll();
    oldIsOpen = true;
    return null;
  }

  @Nullable Bytes get(Hash key) {
    Layers now = layers;
    while (true) {
      Entry entry = now.get(key);
      Bytes value = entry == null ? null : value(entry);
      if (entry != null && value != null) {
        noteUse(entry);
        return value;
      }
      if (!oldIsOpen) {
        Keeper.await(old); // throws what went wrong, so that nothing is computed in vain
      }
      Layers later = layers;
      if (later.equals(now)) {
        return null;
      }
      now = later;
    }
  }

  private @Nullable Bytes value(Entry entry) {
    if (!entry.reference()) {
      return Bytes.of(entry.payload());
    }
    Reference reference = Reference.of(entry.payload());
    byte[] value = reference == null ? null : values.read(reference);
    return value == null ? null : Bytes.of(value);
  }

  /** An entry that was used long after it was put is put again, so that it counts as new. */
  private void noteUse(Entry entry) {
    long now = settings.clock().getAsLong();
    if (Integer.toUnsignedLong(entry.time()) + settings.noteAfter() < now) {
      try {
        append(entry.at((int) now));
      } catch (MemoException | CancellationException e) {
        // The value was found; that it was used is worth less.
      }
    }
  }

  void put(Hash key, Bytes value) {
    int now = (int) settings.clock().getAsLong();
    if (value.size() < settings.large()) {
      append(new Entry(key, now, false, value.array()));
    } else {
      Entry entry = new Entry(key, now, true, values.store(value).toBytes());
      append(entry);
      if (growth.addLarge(entry.size())) {
        collectSoon();
      }
    }
  }

  /** Puts an entry into the active journal. */
  void append(Entry entry) {
    Journal active = layers.active();
    while (active == null || !active.put(entry)) {
      Journal full = active;
      if (roll(full) && full != null) {
        moveSoon(full);
      }
      active = layers.active();
    }
  }

  /**
   * Seals the active journal and begins another.
   *
   * @param full the journal that is to be replaced; null if there was none
   * @return false if somebody else has done so
   */
  synchronized boolean roll(@Nullable Journal full) {
    if (layers.active() != full) {
      return false;
    }
    awaitRoom();
    if (layers.active() != full) {
      return false;
    }
    if (full != null) {
      full.seal();
    }
    lastJournal++;
    layers = layers.withActive(Journal.create(names.journal(lastJournal), settings.journal()));
    return true;
  }

  /** Waits while too many journals are to be moved; not on the thread that moves them. */
  private void awaitRoom() {
    boolean interrupted = false;
    while (layers.journals().size() > MOST_SEALED && !keeper.isCurrent()) {
      RuntimeException known = failure;
      if (known != null) {
        throw new MemoException(String.valueOf(known.getMessage()), known);
      }
      keeper.goOn();
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void moveSoon(Journal journal) {
    var unused =
        keeper.submit(
            () -> {
              move(journal);
              return null;
            });
  }

  /** Runs on the keeper's thread. */
  private void move(Journal journal) {
    try {
      Expected expected = new Expected(2L * journal.entries(), journal.averagePayload());
      journal.forEach(
          entry -> {
            keeper.goOn();
            generations.put(entry, expected);
          });
      generations.sync();
      drop(journal);
      collectSoon();
    } catch (CancellationException e) {
      // It is moved when the memo is opened again.
    } catch (RuntimeException | Error e) {
      LOG.warn(
          "Entries of the memo could not be moved from {}: {}. It will be tried again when the memo is opened",
          journal,
          e.getMessage());
      failed(e);
      throw e;
    }
  }

  private synchronized void failed(Throwable e) {
    failure = e instanceof RuntimeException known ? known : new MemoException(e.toString(), e);
    notifyAll();
  }

  /** Forgets a journal: its entries are elsewhere. */
  void drop(Journal journal) {
    synchronized (this) {
      layers = layers.without(journal);
      notifyAll();
    }
    journal.delete();
  }

  private void collectSoon() {
    var unused =
        keeper.submit(
            () -> {
              collectIfGrown();
              return null;
            });
  }

  /** Runs on the keeper's thread. */
  private void collectIfGrown() {
    if (!oldIsOpen || !growth.isEnough(layers.bytes())) {
      return;
    }
    long now = settings.clock().getAsLong();
    Collector collector = collector();
    try {
      collected(collector.collect(collector.filter(live::forEach), now));
    } catch (CancellationException e) {
      // The memo is being closed; nothing is lost.
    } catch (RuntimeException | Error e) {
      LOG.warn("Garbage of the memo {} could not be collected: {}", names, e.getMessage());
      throw e;
    }
  }

  MemoReport collect(LiveKeys inUse) {
    Keeper.await(old);
    long now = settings.clock().getAsLong();
    Collector collector = collector();
    KeyFilter filter = collector.filter(inUse::forEach);
    return Keeper.await(keeper.submit(() -> collected(collector.collect(filter, now))));
  }

  private Collector collector() {
    return new Collector(this, generations, keeper, settings.options());
  }

  private MemoReport collected(MemoReport report) {
    growth.collected(report.keptBytes());
    LOG.debug("Collected garbage of the memo {}: {}", names, report);
    return report;
  }

  Layers layers() {
    return layers;
  }

  LargeValues values() {
    return values;
  }

  void close() {
    keeper.stop(
        () -> {
          Journal active = layers.active();
          try {
            if (active != null) {
              active.force();
            }
          } finally {
            generations.close();
          }
        });
    synchronized (this) {
      notifyAll();
    }
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
