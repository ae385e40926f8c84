package dev.headrace.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces files so that at any moment the old or the new content is there, whole, also after a
 * power cut.
 */
final class DurableFile {

  private static final String PREFIX = ".headrace-";
  private static final String SUFFIX = ".tmp";

  private DurableFile() {}

  /** Replaces a file's content. Durable once its folder is {@link #sync}ed. */
  static void replace(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is a root, not a file");
    }
    Path temporary = folder.resolve(PREFIX + file.getFileName() + "." + UUID.randomUUID() + SUFFIX);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Makes the names in a folder durable, where the system can. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows opens no folders, and makes renames durable by itself.
      return;
    }
  }

  /** Removes what a process that was killed while replacing has left of files so named. */
  static void sweep(Path folder, String beginning) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path temporary : left) {
        if (temporary.getFileName().toString().startsWith(PREFIX + beginning)) {
          Files.deleteIfExists(temporary);
        }
      }
    }
  }
}
