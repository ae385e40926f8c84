package dev.headrace;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A {@link Blob} over a file that must not change between being hashed and being read. */
final class FileBlob implements Blob {

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Stamp stamp;
  private volatile byte @Nullable [] sha256;

  private FileBlob(Path file, Stamp stamp) {
    this.file = file;
    this.stamp = stamp;
  }

  static FileBlob of(Path file) throws IOException {
    return new FileBlob(file, Stamp.of(file));
  }

  @Override
  public long size() {
    return stamp.size();
  }

  @Override
  public InputStream open() throws IOException {
    requireUnchanged();
    return new FilterInputStream(Files.newInputStream(file)) {
      @Override
      public void close() throws IOException {
        super.close();
        requireUnchanged();
      }
    };
  }

  @Override
  public byte[] sha256() throws IOException {
    byte[] known = sha256;
    if (known == null) {
      MessageDigest digest = MemoryBlob.newSha256();
      try (InputStream in = open()) {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      }
      known = digest.digest();
      sha256 = known;
    }
    return known.clone();
  }

  private void requireUnchanged() throws IOException {
    Stamp now = Stamp.of(file);
    if (!now.equals(stamp)) {
      throw new IOException(
          "%s changed while it was being processed: it had %d bytes of %s, now %d bytes of %s. The next update takes it up again."
              .formatted(file, stamp.size(), stamp.modified(), now.size(), now.modified()));
    }
  }

  @Override
  public String toString() {
    return "Blob of " + file;
  }

  private record Stamp(long size, FileTime modified) {
    static Stamp of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.size(), attributes.lastModifiedTime());
    }
  }
}
