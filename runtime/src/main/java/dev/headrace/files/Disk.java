package dev.headrace.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What file sources ask of a file system. Every method throws {@link
 * java.nio.file.NoSuchFileException} for what is not there. Thread-safe.
 */
interface Disk {

  /** The entries of a folder, in any order. */
  List<Path> entries(Path folder) throws IOException;

  /** What stands at a path: one call to the system. */
  Stamp stamp(Path path, boolean followLinks) throws IOException;

  /** The path without links. */
  Path real(Path path) throws IOException;

  /**
   * A file's content, or its first {@code limit} bytes.
   *
   * @param expected how long it probably is
   */
  byte[] read(Path file, long expected, int limit) throws IOException;

  /** Now, in nanoseconds since 1970. */
  long now();
}
