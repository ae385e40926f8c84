package dev.headrace.memo.chronicle;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What is written beside a map, in a line of text with its checksum: how it was made, and what the
 * file was when it was closed. A map whose bytes have changed since must not be opened: Chronicle
 * follows what they say to any place in memory.
 *
 * <pre>
 * headrace-memo 1 capacity=2000000 payload=120 entries=812345 bytes=99999 length=4096 content=1a2b3c4d #5e6f7a8b
 * headrace-memo 1 capacity=2000000 payload=120 entries=0 bytes=0 open #5e6f7a8b
 * </pre>
 *
 * @param capacity for how many entries it was made
 * @param payload for which average payload
 * @param entries how many entries it had when it was closed
 * @param bytes what they take
 * @param content what the file was when it was closed; null while it is open, or after a kill
 */
record Seal(long capacity, int payload, long entries, long bytes, @Nullable Content content) {

  private static final Pattern LINE =
      Pattern.compile(
          "(headrace-memo 1 capacity=(\\d{1,12}) payload=(\\d{1,9}) entries=(\\d{1,12}) bytes=(\\d{1,18})"
              + " (?:open|length=(\\d{1,18}) content=([0-9a-f]{8}))) #([0-9a-f]{8})\n");
  private static final int MAX_LINE = 1000;
  private static final int BLOCK = 1 << 20;

  /**
   * What a file holds.
   *
   * @param length its bytes
   * @param checksum CRC-32C of them
   */
  record Content(long length, int checksum) {

    static Content of(Path file) throws IOException {
      CRC32C crc = new CRC32C();
      long length = 0;
      byte[] block = new byte[BLOCK];
      try (InputStream in = Files.newInputStream(file)) {
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
          crc.update(block, 0, count);
          length += count;
        }
      }
      return new Content(length, (int) crc.getValue());
    }
  }

  Seal opened() {
    return new Seal(capacity, payload, entries, bytes, null);
  }

  /** Reads a seal; null if there is none, or a damaged one. */
  static @Nullable Seal read(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) > MAX_LINE) {
      return null;
    }
    Matcher line = LINE.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    if (!line.matches() || !checksum(group(line, 1)).equals(line.group(8))) {
      return null;
    }
    Content content =
        line.group(6) == null
            ? null
            : new Content(
                Long.parseLong(group(line, 6)), Integer.parseUnsignedInt(group(line, 7), 16));
    return new Seal(
        Long.parseLong(group(line, 2)),
        Integer.parseInt(group(line, 3)),
        Long.parseLong(group(line, 4)),
        Long.parseLong(group(line, 5)),
        content);
  }

  private static String group(Matcher line, int group) {
    return String.valueOf(line.group(group));
  }

  /** Writes the seal as a whole: it survives a loss of power when this returns. */
  void write(Path file) throws IOException {
    Content known = content;
    String text =
        "headrace-memo 1 capacity=%d payload=%d entries=%d bytes=%d %s"
            .formatted(
                capacity,
                payload,
                entries,
                bytes,
                known == null
                    ? "open"
                    : "length=%d content=%08x".formatted(known.length(), known.checksum()));
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try (FileOutputStream out = new FileOutputStream(written.toFile())) {
      out.write((text + " #" + checksum(text) + "\n").getBytes(StandardCharsets.ISO_8859_1));
      out.getFD().sync();
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static String checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return "%08x".formatted((int) crc.getValue());
  }
}
