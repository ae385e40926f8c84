package dev.headrace.state;

import dev.headrace.hash.Bytes;
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
 *   <li>The new tracking is made under another name, and told that it was rebuilt.
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
    boolean marked = marked();
    Path aside = freeFolder();
    Files.createDirectory(aside);
    for (String name : stateFiles) {
      move(name, aside);
    }
    if (!marked) {
      move(Marker.FILE, aside);
    }
    make();
    Files.move(directory.resolve(NEW), directory.resolve(state), StandardCopyOption.ATOMIC_MOVE);
    Marker.write(directory, Marker.FORMAT);
    return aside;
  }

  /** Whether the marker is sound. */
  private boolean marked() throws IOException {
    int format;
    try {
      format = Marker.read(directory);
    } catch (StateException | IOException e) {
      return false;
    }
    if (format > Marker.FORMAT) {
      throw new StateException(
          "The state directory %s has format %d, but this version of Headrace knows formats up to %d. Rebuild it with the version that wrote it, or a newer one"
              .formatted(directory, format, Marker.FORMAT),
          null);
    }
    return format == Marker.FORMAT;
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

  private void make() throws IOException {
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(directory.resolve(NEW + suffix));
    }
    Database.create(directory.resolve(NEW));
    try (SqliteState made = SqliteState.open(directory.resolve(NEW), Durability.POWER_LOSS)) {
      made.setProperty("", StateDirectory.REBUILT, YES);
    }
  }
}
