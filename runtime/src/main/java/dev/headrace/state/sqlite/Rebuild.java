package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.Durability;
import dev.headrace.state.StateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Puts a new tracking in the place of one that is damaged or lost. A kill at any moment leaves a
 * directory that is refused for want of {@code state.db}, and can be rebuilt again; never one that
 * is taken for empty.
 *
 * <ol>
 *   <li>The old files are moved to {@code damaged-1}, {@code damaged-2} and so on.
 *   <li>The new tracking is made under another name, with the marker's id, and told that it was
 *       rebuilt.
 *   <li>It is put in place, and then the marker, if that was damaged too.
 * </ol>
 */
final class Rebuild {

  private static final String NEW = "rebuilt.db";
  private static final Bytes YES = Bytes.of("yes".getBytes(StandardCharsets.UTF_8));

  private final Path directory;
  private final String state;
  private final List<String> stateFiles;

  Rebuild(Path directory, String state, List<String> stateFiles) {
    this.directory = directory;
    this.state = state;
    this.stateFiles = stateFiles;
  }

  /** Does it, and returns the folder with what was moved away. */
  Path run() throws IOException {
    Marker marker = marker();
    Path aside = freeFolder();
    Files.createDirectory(aside);
    for (String name : stateFiles) {
      move(name, aside);
    }
    if (!marker.whole()) {
      move(Marker.FILE, aside);
    }
    Hash id = marker.id() == null ? Binding.newId() : marker.id();
    make(id);
    Files.move(directory.resolve(NEW), directory.resolve(state), StandardCopyOption.ATOMIC_MOVE);
    Marker.of(id).write(directory);
    return aside;
  }

  /** The marker; {@link Marker#NONE} if it is not sound. */
  private Marker marker() throws IOException {
    Marker marker;
    try {
      marker = Marker.read(directory);
    } catch (StateException | IOException e) {
      return Marker.NONE;
    }
    if (marker.format() > Marker.FORMAT) {
      throw new StateException(
          "The state directory %s has format %d, but this version of Headrace knows formats up to %d. Rebuild it with the version that wrote it, or a newer one"
              .formatted(directory, marker.format(), Marker.FORMAT),
          null);
    }
    return marker;
  }

  private Path freeFolder() {
    int number = 1;
    while (Files.exists(directory.resolve("damaged-" + number))) {
      number++;
    }
    return directory.resolve("damaged-" + number);
  }

  private void move(String name, Path aside) throws IOException {
    if (Files.exists(directory.resolve(name))) {
      Files.move(directory.resolve(name), aside.resolve(name));
    }
  }

  private void make(Hash id) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(directory.resolve(NEW + suffix));
    }
    Database.create(directory.resolve(NEW), id);
    try (SqliteState made = SqliteState.open(directory.resolve(NEW), Durability.POWER_LOSS)) {
      made.setProperty("", StateDirectory.REBUILT, YES);
    }
  }
}
