package dev.headrace.state.sqlite;

import dev.headrace.state.StateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One process, and one user of it, at a time. The operating system holds the lock on the file
 * {@code lock} for as long as the process lives; the file {@code owner} says to others who it is.
 */
final class DirectoryLock {

  static final String FILE = "lock";
  static final String OWNER_FILE = "owner";

  /**
   * The directories that this process has open. It must be known before {@link #FILE} is opened a
   * second time: on POSIX systems a process loses its lock on a file when it closes any handle of
   * it.
   */
  private static final Set<Object> HELD = ConcurrentHashMap.newKeySet();

  private static final Pattern OWNER =
      Pattern.compile("process (\\d{1,19})\nhost (\\S{1,255})\nsince (\\S{1,40})\n");
  private static final int MAX_OWNER = 1_000;

  private final Path directory;
  private final Object identity;
  private final RandomAccessFile file;

  private DirectoryLock(Path directory, Object identity, RandomAccessFile file) {
    this.directory = directory;
    this.identity = identity;
    this.file = file;
  }

  /**
   * Takes the lock.
   *
   * @throws StateException if someone else has it
   */
  static DirectoryLock acquire(Path directory) throws IOException {
    Object identity = identity(directory);
    if (!HELD.add(identity)) {
      throw new StateException(
          "The state directory %s is already open in this process. Use the one that is open, or close it first"
              .formatted(directory),
          null);
    }
    boolean acquired = false;
    try {
      DirectoryLock lock = new DirectoryLock(directory, identity, lock(directory));
      acquired = true;
      lock.sayWho();
      return lock;
    } finally {
      if (!acquired) {
        HELD.remove(identity);
      }
    }
  }

  private static RandomAccessFile lock(Path directory) throws IOException {
    Path path = directory.resolve(FILE);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    boolean locked = false;
    try {
      locked = file.getChannel().tryLock() != null && Files.exists(path);
      if (!locked) {
        throw heldByOther(directory);
      }
      return file;
    } catch (OverlappingFileLockException e) { // held through another copy of this class
      throw heldByOther(directory);
    } finally {
      if (!locked) {
        file.close();
      }
    }
  }

  private static StateException heldByOther(Path directory) {
    return new StateException(
        "The state directory %s is in use by %s. Wait until that process ends, or use another directory"
            .formatted(directory, owner(directory)),
        null);
  }

  private static String owner(Path directory) {
    try (InputStream in = Files.newInputStream(directory.resolve(OWNER_FILE))) {
      String text = new String(in.readNBytes(MAX_OWNER), StandardCharsets.UTF_8);
      Matcher matcher = OWNER.matcher(text);
      if (matcher.matches()) {
        return "process %s on host %s since %s"
            .formatted(matcher.group(1), matcher.group(2), matcher.group(3));
      }
    } catch (IOException e) { // it has not said yet, or just ended
    }
    return "another process";
  }

  private void sayWho() {
    String text =
        "process %d\nhost %s\nsince %s\n"
            .formatted(
                ProcessHandle.current().pid(),
                host(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    try {
      Files.writeString(directory.resolve(OWNER_FILE), text);
    } catch (IOException e) { // only messages of other processes are poorer for it
    }
  }

  private static String host() {
    try {
      Path linux = Path.of("/proc/sys/kernel/hostname"); // InetAddress may wait for a name server
      String name =
          Files.exists(linux) ? Files.readString(linux) : InetAddress.getLocalHost().getHostName();
      return name.isBlank() ? "unknown" : name.strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** Gives the lock back. */
  void release() {
    try {
      Files.deleteIfExists(directory.resolve(OWNER_FILE));
    } catch (IOException e) { // the next owner overwrites it
    }
    try {
      file.close();
    } catch (IOException e) { // the end of the process closes it
    }
    HELD.remove(identity);
  }

  private static Object identity(Path directory) throws IOException {
    Object key = Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
    return key != null ? key : directory.toRealPath();
  }
}
