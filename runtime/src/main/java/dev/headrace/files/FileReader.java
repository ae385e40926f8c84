package dev.headrace.files;

import dev.headrace.files.Stamp.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads whole files that must not have changed since they were listed, nor change meanwhile. */
final class FileReader {

  private static final int ATTEMPTS = 3;

  private FileReader() {}

  /**
   * Reads a file.
   *
   * @param tree the tree it was found in
   * @param file the file
   * @param listed what stood there when it was found
   * @param maxBytes the longest content
   * @return the content; null if the file is gone
   * @throws IOException if it can't be read, is too large or keeps changing, saying what to do
   */
  static byte @Nullable [] read(FileTree tree, Path file, Stamp listed, int maxBytes)
      throws IOException {
    try {
      Stamp before = listed;
      for (int i = 0; i < ATTEMPTS; i++) {
        byte[] content = before.size() > maxBytes ? null : content(tree, file, before, maxBytes);
        Stamp after = tree.disk().stamp(file, tree.followLinks());
        if (after.kind() != Kind.FILE) {
          return null;
        }
        if (after.equals(before)) {
          if (content == null) {
            throw tooLarge(file, before.size(), maxBytes);
          }
          return content;
        }
        before = after;
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
        "%s changed while it was being listed and read, %d times. The next update takes it up again"
            .formatted(file, ATTEMPTS));
  }

  /** The content at this moment; null if what stands there now is no file. */
  private static byte @Nullable [] content(FileTree tree, Path file, Stamp before, int maxBytes)
      throws IOException {
    try {
      return tree.disk().read(file, before.size(), maxBytes);
    } catch (IOException e) {
      if (tree.disk().stamp(file, tree.followLinks()).kind() == Kind.FILE) {
        throw e;
      }
      return null;
    }
  }

  private static IOException tooLarge(Path file, long size, int maxBytes) {
    return new IOException(
        "%s has %d bytes, but a text may have %d. Raise maxBytes, exclude the file, or use BlobFiles, which never holds a content"
            .formatted(file, size, maxBytes));
  }
}
