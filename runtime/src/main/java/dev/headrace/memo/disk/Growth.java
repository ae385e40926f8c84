package dev.headrace.memo.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When garbage is to be collected by itself: when the memo has doubled since the last time, or has
 * outgrown its budget. What the last collection left is kept in a file, a number in text.
 */
final class Growth {

  /** Below that, collecting is not worth its while. */
  private static final long LEAST = 256L << 20;

  private static final int MAX_TEXT = 20;

  private final Path file;
  private final long maxBytes;
  private final AtomicLong large = new AtomicLong();
  private volatile long kept;

  Growth(Path file, long maxBytes) {
    this.file = file;
    this.maxBytes = maxBytes;
    this.kept = read(file);
  }

  private static long read(Path file) {
    try {
      if (Files.size(file) <= MAX_TEXT) {
        return Math.max(0, Long.parseLong(Files.readString(file).strip()));
      }
    } catch (IOException | NumberFormatException e) {
      // Nothing was collected yet, or the number is lost: then the memo is taken to have grown.
    }
    return 0;
  }

  /** Counts a large value; whether it is time to look at all. */
  boolean addLarge(long size) {
    return large.addAndGet(size) > LEAST / 2 && large.getAndSet(0) > 0;
  }

  boolean isEnough(long bytes) {
    boolean doubled = bytes > Math.max(LEAST, 2 * kept);
    boolean outgrown = bytes > maxBytes && bytes > kept + kept / 10;
    return doubled || outgrown;
  }

  void collected(long bytes) {
    kept = bytes;
    try {
      Files.writeString(file, bytes + "\n");
    } catch (IOException e) {
      // It will be collected once too often.
    }
  }
}
