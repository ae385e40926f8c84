package dev.headrace.memo.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Maps files into memory, so that what is written survives the process at once. */
final class MappedFile {

  private static final byte[] ZEROS = new byte[1 << 16];

  private MappedFile() {}

  /**
   * Lengthens a file by zeros, written to it, and maps it. So a full disk is an exception here, not
   * a fault of the memory later.
   */
  static MappedByteBuffer extend(Path file, long length) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      long end = opened.length();
      opened.seek(end);
      while (end < length) {
        int count = (int) Math.min(ZEROS.length, length - end);
        opened.write(ZEROS, 0, count);
        end += count;
      }
    }
    return map(file);
  }

  /** Maps a whole file, also on a thread that is interrupted: an engine that stops does that. */
  static MappedByteBuffer map(Path file) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
          return opened.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, opened.length());
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
