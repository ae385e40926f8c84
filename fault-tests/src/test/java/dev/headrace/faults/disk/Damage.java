package dev.headrace.faults.disk;

import dev.headrace.faults.Scratch;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** What can happen to a file. */
enum Damage {
  /** It is gone. */
  MISSING,
  /** It is empty. */
  EMPTY,
  /** Its end is cut off, anywhere. */
  TRUNCATED,
  /** A few of its bits are others. */
  FLIPPED,
  /** Some of its pages are zeros. */
  ZEROED,
  /** It is the file of that name of another state directory. */
  REPLACED,
  /** It is as it was some time ago. */
  OLDER,
  /** A folder stands in its place, which can be neither read nor written as a file. */
  FOLDER;

  private static final int PAGE = 4096;

  /**
   * Does it to a file.
   *
   * @param others where another's file and an older one are
   */
  void doTo(Path file, Others others, Random random) throws IOException {
    switch (this) {
      case MISSING -> Files.delete(file);
      case EMPTY -> Files.write(file, new byte[0]);
      case TRUNCATED -> truncate(file, random);
      case FLIPPED -> flip(file, random);
      case ZEROED -> zero(file, random);
      case REPLACED -> replace(file, others.foreign());
      case OLDER -> replace(file, others.older());
      case FOLDER -> {
        Files.delete(file);
        Files.createDirectory(file);
      }
    }
  }

  /**
   * What may be in a file's place. There need not be such files; then the file is missing.
   *
   * @param foreign that of another state directory
   * @param older that of the same state directory, some time ago
   */
  record Others(Path foreign, Path older) {}

  private static void truncate(Path file, Random random) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      if (raw.length() > 0) {
        raw.setLength(random.nextLong(raw.length()));
      }
    }
  }

  private static void flip(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; bytes.length > 0 && i < 3; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    Files.write(file, bytes);
  }

  private static void zero(Path file, Random random) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      long pages = raw.length() / PAGE;
      for (int i = 0; pages > 1 && i < 3; i++) {
        raw.seek(PAGE * random.nextLong(pages));
        raw.write(new byte[PAGE]);
      }
    }
  }

  private static void replace(Path file, Path other) throws IOException {
    Files.delete(file);
    if (Files.exists(other)) {
      Scratch.copy(other, file);
    }
  }
}
