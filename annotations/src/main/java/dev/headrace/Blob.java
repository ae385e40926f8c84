package dev.headrace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Content that is read on demand, for what is too large to hold: Headrace hashes it while streaming
 * and never keeps it. Implementations are thread-safe.
 */
public interface Blob {

  /**
   * The content's length.
   *
   * @return bytes
   */
  long size();

  /**
   * Opens the content for reading from its start. May be called any number of times.
   *
   * @return a stream that the caller closes
   * @throws IOException if the content can't be read, or is no longer what was hashed
   */
  InputStream open() throws IOException;

  /**
   * The SHA-256 of the content. The first call streams the whole content, later ones remember.
   *
   * @return 32 bytes, a copy
   * @throws IOException if the content can't be read
   */
  byte[] sha256() throws IOException;

  /**
   * Content in memory.
   *
   * @param content the bytes, copied
   * @return the blob
   */
  static Blob of(byte[] content) {
    return new MemoryBlob(content.clone());
  }

  /**
   * The content of a file. Once it is hashed, a change of the file (seen by size and modification
   * time) makes {@link #open} and the closing of its streams fail, so that no result is remembered
   * for content that it was not computed from.
   *
   * @param file a regular file
   * @return the blob
   * @throws IOException if the file can't be examined
   */
  static Blob of(Path file) throws IOException {
    return FileBlob.of(file);
  }
}
