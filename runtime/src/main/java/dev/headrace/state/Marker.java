package dev.headrace.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code headrace}, which makes a directory ours.
 *
 * <pre>
 * Headrace state directory. Keep its files together, or delete them all.
 * format 1
 * </pre>
 *
 * <p>While the directory is being created, its last line is {@code creating}: what else is there is
 * then worth nothing.
 */
final class Marker {

  /** The format of a directory that is still being created. */
  static final int CREATING = 0;

  /** The format of a directory without a marker. */
  static final int NONE = -1;

  /** The format that this version writes. */
  static final int FORMAT = 1;

  static final String FILE = "headrace";
  static final String NEW_FILE = "headrace.new";

  private static final String TITLE =
      "Headrace state directory. Keep its files together, or delete them all.\n";
  private static final Pattern TEXT =
      Pattern.compile(Pattern.quote(TITLE) + "(?:creating|format ([1-9][0-9]{0,8}))\n");
  private static final int MAX_SIZE = 1_000;

  private Marker() {}

  /**
   * The format of a directory.
   *
   * @throws StateException if there is something else in the marker's place
   */
  static int read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(MAX_SIZE), StandardCharsets.UTF_8);
    }
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new StateException(
          "%s is not the marker of a Headrace state directory, or it is damaged. %s"
              .formatted(file, Faults.wayOut(file)),
          null);
    }
    return matcher.group(1) == null ? CREATING : Integer.parseInt(matcher.group(1));
  }

  /** Sets the format, at once and durably. */
  static void write(Path directory, int format) throws IOException {
    String text = TITLE + (format == CREATING ? "creating" : "format " + format) + "\n";
    Path file = directory.resolve(NEW_FILE);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        file,
        directory.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    sync(directory);
  }

  private static void sync(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) { // not every system can; where it can't, it need not
    }
  }
}
