package dev.headrace.memo.disk;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.memo.LiveKeys;
import dev.headrace.memo.MemoException;
import dev.headrace.memo.MemoOptions;
import dev.headrace.memo.MemoReport;
import dev.headrace.memo.MemoStore;
import dev.headrace.memo.chronicle.ChronicleAccess;
import dev.headrace.memo.journal.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A memo in a directory. Opened by the first {@link #get} or {@link #put}, so that an update with
 * nothing to look up does not pay for it.
 *
 * <pre>
 * journal       what is new: mapped into memory, with an index on the heap
 *    | when it is large, in the background
 * generations   in Chronicle Map, or in SQLite where the JVM does not permit that
 *
 * values        large ones, in files named by their content
 * </pre>
 *
 * <p>What was put survives a kill of the process at once, and a loss of power once the memo was
 * closed or the entry moved. Entries and values are verified whenever they are read; a damaged one
 * is a miss. A file that is not what it was written to be is renamed, with a line in the log. When
 * the memo has grown enough it collects garbage by itself, in the background.
 */
public final class DiskMemo implements MemoStore {

  private static final Journal.Limit JOURNAL = new Journal.Limit(786_432, 256 << 20);
  private static final int LARGE = 32 << 10;
  private static final int MOST_PER_BUDGET = 4;
  private static final int NOTES_PER_GRACE = 4;

  private final DirectoryNames names;
  private final Settings settings;
  private final LiveKeys live;

  // Written under this object's lock, once.
  private volatile @Nullable OpenMemo opened;
  private volatile boolean closed;

  /**
   * What tests set otherwise than the defaults.
   *
   * @param options what is kept
   * @param journal when a journal is full
   * @param large from how many bytes on a value is large
   * @param chronicle whether new generations are in Chronicle Map
   * @param clock seconds since 1970
   */
  record Settings(
      MemoOptions options,
      Journal.Limit journal,
      int large,
      boolean chronicle,
      LongSupplier clock) {

    static Settings of(MemoOptions options) {
      int bytes =
          (int) Math.max(1, Math.min(JOURNAL.bytes(), options.maxBytes() / MOST_PER_BUDGET));
      Clock clock = Clock.systemUTC();
      return new Settings(
          options,
          new Journal.Limit(JOURNAL.entries(), bytes),
          LARGE,
          ChronicleAccess.isPermitted(),
          () -> clock.millis() / 1000);
    }

    /** How many seconds after its last noted use a use of an entry is noted. */
    long noteAfter() {
      return options.grace().toSeconds() / NOTES_PER_GRACE;
    }
  }

  /**
   * Makes a memo; does not open the directory yet.
   *
   * @param directory made if there is none; nothing else is in it
   * @param options what is kept
   * @param live which keys are in use, when the memo collects garbage by itself
   */
  public DiskMemo(Path directory, MemoOptions options, LiveKeys live) {
    this(directory, Settings.of(options), live);
  }

  DiskMemo(Path directory, Settings settings, LiveKeys live) {
    this.names = new DirectoryNames(directory);
    this.settings = settings;
    this.live = live;
  }

  @Override
  public @Nullable Bytes get(Hash key) {
    return open().get(key);
  }

  @Override
  public void put(Hash key, Bytes value) {
    open().put(key, value);
  }

  /** Does nothing: what was put survives the process already. */
  @Override
  public void flush() {}

  @Override
  public MemoReport collect(LiveKeys inUse) {
    return open().collect(inUse);
  }

  private OpenMemo open() {
    OpenMemo known = opened;
    return known != null && !closed ? known : openNow();
  }

  private synchronized OpenMemo openNow() {
    if (closed) {
      throw new IllegalStateException("The memo " + names + " is closed");
    }
    OpenMemo now = opened;
    if (now == null) {
      names.create();
      now = new OpenMemo(names, settings, live);
      opened = now;
    }
    return now;
  }

  /**
   * Ends what is done in the background, to be taken up again when the memo is opened next, and
   * closes the files.
   *
   * @throws MemoException if they can't be written
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      OpenMemo open = opened;
      if (open != null) {
        open.close();
      }
    }
  }

  @Override
  public String toString() {
    return "memo in " + names;
  }
}
