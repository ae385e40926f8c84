package dev.headrace.files;

import dev.headrace.files.Stamp.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads whole files that must not change meanwhile. */
final class FileReader {

  private static final int ATTEMPTS = 2;

  private FileReader() {}

  /**
   * Reads a file.
   *
   * @param tree the tree it was found in
   * @param file the file
   * @param maxBytes the longest content
   * @return the content; null if the file is gone
   * @throws IOException if it can't be read, is too large or keeps changing, saying what to do
   */
  static byte @Nullable [] read(FileTree tree, Path file, int maxBytes) throws IOException {
    try {
      for (int i = 0; i < ATTEMPTS; i++) {
        Stamp before = tree.disk().stamp(file, tree.followLinks());
        if (before.kind() != Kind.FILE) {
          return null;
        }
        if (before.size() > maxBytes) {
          throw tooLarge(file, before.size(), maxBytes);
        }
        byte[] content = tree.disk().read(file, maxBytes);
        if (before.equals(tree.disk().stamp(file, tree.followLinks()))) {
          return content;
        }
      }
    } catch (NoSuchFileException e) {
      return null;
    } catch (java.nio.file.FileSystemException e) {
      throw new IOException(
          "%s can't be read: %s. Give this process the right to read it, or exclude it"
              .formatted(file, Failures.reason(e)),
          e);
    }
    throw new IOException(
        "%s changed while it was being read, %d times. The next update takes it up again"
            .formatted(file, ATTEMPTS));
  }

  private static IOException tooLarge(Path file, long size, int maxBytes) {
    return new IOException(
        "%s has %d bytes, but a text may have %d. Raise maxBytes, exclude the file, or use BlobFiles, which never holds a content"
            .formatted(file, size, maxBytes));
  }
}
