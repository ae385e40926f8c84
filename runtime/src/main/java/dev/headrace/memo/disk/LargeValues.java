package dev.headrace.memo.disk;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.memo.MemoException;
import dev.headrace.memo.entry.KeyFilter;
import dev.headrace.memo.entry.Reference;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values that are too large for a store of entries, in files named by the hash of their content:
 * {@code values/ab/ab…}. A file is written aside, synced and renamed, so it is whole or not there;
 * it is verified whenever it is read. Thread-safe.
 */
final class LargeValues {

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern UNFINISHED = Pattern.compile("[0-9a-f]{32}\\.\\d+\\.new");

  private final Path directory;
  private final AtomicInteger unfinished = new AtomicInteger();

  // What was stored since the last sweep but one began: its entry may not be in a store yet.
  private Set<Hash> recent = new HashSet<>();
  private Set<Hash> lessRecent = new HashSet<>();

  LargeValues(Path directory) {
    this.directory = directory;
  }

  Reference store(Bytes value) {
    Reference reference = new Reference(hash(value.array()), value.size());
    synchronized (this) {
      recent.add(reference.content());
    }
    Path file = file(reference.content());
    try {
      if (read(reference) == null) {
        write(file, value.array());
      }
      return reference;
    } catch (IOException e) {
      throw new MemoException(
          "The memo's file %s can't be written: %s. Make sure that this process may write it and that its disk has room."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private void write(Path file, byte[] value) throws IOException {
    Path parent = file.resolveSibling("");
    Files.createDirectories(parent);
    Path written =
        file.resolveSibling(
            "%s.%d.new".formatted(file.getFileName(), unfinished.incrementAndGet()));
    boolean done = false;
    try (FileOutputStream out = new FileOutputStream(written.toFile())) {
      out.write(value);
      out.getFD().sync();
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(written);
      }
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads a value; null if it is not there or not what it was. */
  byte @Nullable [] read(Reference reference) {
    Path file = file(reference.content());
    // Not a channel: an interruption would close it.
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) != reference.length()) {
        return null;
      }
      byte[] value = in.readNBytes((int) reference.length());
      boolean intact =
          value.length == reference.length() && hash(value).equals(reference.content());
      return intact ? value : null;
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new MemoException(
          "The memo's file %s can't be read: %s. Make sure that this process may read it, or delete it; its value will be computed again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static Hash hash(byte[] value) {
    return new Hasher().bytes(value).finish();
  }

  private Path file(Hash content) {
    String name = content.toString();
    return directory.resolve(name.substring(0, 2)).resolve(name);
  }

  /** Begins a sweep: what is stored from now on stays. */
  synchronized void beginSweep() {
    lessRecent = recent;
    recent = new HashSet<>();
  }

  /** How many values there are. */
  long count() {
    long count = 0;
    for (Path parent : list(directory)) {
      count += list(parent).size();
    }
    return count;
  }

  /** Deletes what is not referred to. */
  void sweep(KeyFilter referred) {
    for (Path parent : list(directory)) {
      for (Path file : list(parent)) {
        sweep(file, referred);
      }
    }
  }

  private synchronized void sweep(Path file, KeyFilter referred) {
    String name = file.getFileName().toString();
    if (!NAME.matcher(name).matches() && !UNFINISHED.matcher(name).matches()) {
      return;
    }
    Hash content = DirectoryNames.hash(name);
    if (recent.contains(content) || lessRecent.contains(content)) {
      return;
    }
    if (UNFINISHED.matcher(name).matches() || !referred.mayContain(content)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // It stays until the next sweep.
      }
    }
  }

  private static List<Path> list(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(directory)) {
      return found.toList();
    } catch (IOException e) {
      return List.of(); // nothing in it is deleted
    }
  }
}
