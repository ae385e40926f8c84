package dev.headrace.state.sqlite;

import dev.headrace.hash.Hash;
import dev.headrace.state.StateException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds an engine's state, open for one owner at a time. Not the state itself.
 *
 * <pre>
 * headrace   makes the directory ours, see {@link Marker}
 * lock       locked while it is open          owner   who has it open
 * state.db   tracking, with state.db-wal and state.db-shm while it is open
 * changes    how many changes state.db has had, see {@link ChangeCount}
 * </pre>
 *
 * <p>A new directory comes to exist as a whole: if that fails, nothing is left of it, and if the
 * process is killed meanwhile, the next one begins anew.
 */
public final class StateDirectory implements AutoCloseable {

  private static final String STATE = "state.db";
  private static final List<String> STATE_FILES =
      List.of(STATE, STATE + "-wal", STATE + "-shm", STATE + "-journal", ChangeCount.FILE);

  /** What there may be before the marker is. */
  private static final Set<String> EARLY =
      Set.of(DirectoryLock.FILE, DirectoryLock.OWNER_FILE, Marker.NEW_FILE);

  private static final int NAMED = 3;

  /**
   * The property, of no owner, of a state that was rebuilt: targets may hold rows that it does not
   * know.
   */
  public static final String REBUILT = "rebuilt";

  private final Path path;
  private final DirectoryLock lock;
  private final AtomicBoolean closed = new AtomicBoolean();

  private StateDirectory(Path path, DirectoryLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens a directory, and creates it where there is none or an empty one.
   *
   * @param directory where it is, or is to be
   * @return the directory; close it after all that is in it
   * @throws StateException if it is not ours, in use, damaged, or can't be read and written
   */
  public static StateDirectory open(Path directory) {
    Path path = directory.toAbsolutePath();
    try {
      return openOrCreate(path);
    } catch (FileAlreadyExistsException e) {
      throw new StateException(
          "%s is a file, but a directory for the state is expected. Choose another path, or move the file away"
              .formatted(e.getFile()),
          e);
    } catch (AccessDeniedException e) {
      throw new StateException(
          "The state directory %s can't be used: no permission for %s. Let this process read and write it, or choose another path"
              .formatted(path, e.getFile()),
          e);
    } catch (IOException e) {
      throw new StateException(
          "The state directory %s can't be used: %s. Make it a place that this process can read and write, or choose another path"
              .formatted(path, e),
          e);
    }
  }

  private static StateDirectory openOrCreate(Path path) throws IOException {
    Deque<Path> created = new ArrayDeque<>();
    boolean done = false;
    try {
      createDirectories(path, created);
      StateDirectory opened = openExisting(path);
      done = true;
      return opened;
    } finally {
      if (!done) {
        created.forEach(StateDirectory::deleteQuietly);
      }
    }
  }

  /**
   * Gives a directory whose tracking is damaged or lost a new one, which knows nothing and says so
   * ({@link #REBUILT}). All else that is in it is kept. The old tracking is moved to a folder in
   * the directory, never deleted.
   *
   * @param directory where it is
   * @return the folder with what was moved away
   * @throws StateException if it is not ours, in use, of a newer format, or can't be read and
   *     written
   */
  public static Path rebuild(Path directory) {
    Path path = directory.toAbsolutePath();
    try {
      if (!Files.exists(path.resolve(Marker.FILE)) && !Files.exists(path.resolve(STATE))) {
        throw new StateException(
            "%s is not a Headrace state directory: it has neither a file \"%s\" nor %s. Give the directory that an engine was opened on"
                .formatted(path, Marker.FILE, STATE),
            null);
      }
      if (Files.isDirectory(path.resolve(DirectoryLock.FILE))) {
        Files.delete(path.resolve(DirectoryLock.FILE)); // no process can hold that
      }
      DirectoryLock lock = DirectoryLock.acquire(path);
      try {
        return new Rebuild(path, STATE, STATE_FILES).run();
      } finally {
        lock.release();
      }
    } catch (IOException e) {
      throw new StateException(
          "The state directory %s can't be rebuilt: %s. Make it a place that this process can read and write, and try again"
              .formatted(path, e),
          e);
    }
  }

  private static void createDirectories(Path path, Deque<Path> created) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      createDirectories(parent, created);
    }
    Files.createDirectory(path);
    created.push(path);
  }

  private static StateDirectory openExisting(Path path) throws IOException {
    requireKnown(path, Marker.read(path)); // before anything is written into what may be foreign
    DirectoryLock lock = DirectoryLock.acquire(path);
    boolean done = false;
    try {
      Marker marker = Marker.read(path);
      requireKnown(path, marker);
      if (!marker.whole()) {
        create(path);
      }
      done = true;
      return new StateDirectory(path, lock);
    } finally {
      if (!done) {
        lock.release();
      }
    }
  }

  private static void requireKnown(Path path, Marker marker) throws IOException {
    if (marker.format() > Marker.FORMAT) {
      throw new StateException(
          "The state directory %s has format %d, but this version of Headrace knows formats up to %d. Use the version that wrote it, or a newer one"
              .formatted(path, marker.format(), Marker.FORMAT),
          null);
    }
    if (marker.missing()) {
      Set<String> found = new TreeSet<>();
      try (Stream<Path> entries = Files.list(path)) {
        entries
            .map(entry -> entry.getFileName().toString())
            .filter(name -> !EARLY.contains(name))
            .limit(NAMED + 1)
            .forEach(found::add);
      }
      if (!found.isEmpty()) {
        throw notOurs(path, found);
      }
    }
  }

  private static StateException notOurs(Path path, Set<String> found) {
    String holds = found.stream().limit(NAMED).collect(Collectors.joining(", "));
    String more = found.size() > NAMED ? " and more" : "";
    String lost =
        Files.exists(path.resolve(STATE))
            ? " If it is one that has lost that file: %s. Else choose a new or an empty directory"
                .formatted(Faults.wayOut(path.resolve(Marker.FILE)))
            : " Choose a new or an empty directory";
    return new StateException(
        "%s is not a Headrace state directory: it has no file \"%s\", but holds %s%s.%s"
            .formatted(path, Marker.FILE, holds, more, lost),
        null);
  }

  private static void create(Path path) throws IOException {
    boolean done = false;
    try {
      Marker.CREATING.write(path);
      for (String file : STATE_FILES) {
        Files.deleteIfExists(path.resolve(file));
      }
      Hash id = Binding.newId();
      Database.create(path.resolve(STATE), id);
      Marker.of(id).write(path);
      done = true;
    } finally {
      if (!done) {
        STATE_FILES.forEach(file -> deleteQuietly(path.resolve(file)));
        deleteQuietly(path.resolve(Marker.NEW_FILE));
        deleteQuietly(path.resolve(Marker.FILE));
        deleteQuietly(path.resolve(DirectoryLock.OWNER_FILE));
        deleteQuietly(path.resolve(DirectoryLock.FILE));
      }
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) { // the failure that led here is the one to be told
    }
  }

  /**
   * Where it is.
   *
   * @return an absolute path
   */
  public Path path() {
    return path;
  }

  /** Whether it has an id. */
  boolean isBound() {
    return id() != null;
  }

  private @Nullable Hash id() {
    try {
      return Marker.read(path).id();
    } catch (IOException e) {
      throw markerFailed(e);
    }
  }

  /**
   * Requires that an open state belongs to this directory and has lost nothing. A directory that
   * has no id yet takes that of the state.
   *
   * @return counts the changes of the state
   * @throws StateException if it does not, or if files can't be read or written
   */
  ChangeCount bind(Binding binding) {
    Hash id = id();
    if (id == null) {
      id = binding.id();
      adopt(id);
    }
    ChangeCount count = ChangeCount.open(path, id);
    boolean bound = false;
    try {
      binding.require(id, count.changes(), state());
      count.tell(binding.changes());
      bound = true;
      return count;
    } finally {
      if (!bound) {
        count.close();
      }
    }
  }

  private void adopt(Hash id) {
    try {
      Marker.of(id).write(path);
    } catch (IOException e) {
      throw markerFailed(e);
    }
  }

  private StateException markerFailed(IOException e) {
    return new StateException(
        "%s can't be read or written: %s. Let this process read and write it, and free space"
            .formatted(path.resolve(Marker.FILE), e),
        e);
  }

  /** The file that {@link SqliteState} keeps. */
  Path state() {
    return path.resolve(STATE);
  }

  /** Lets others open the directory. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      lock.release();
    }
  }
}
