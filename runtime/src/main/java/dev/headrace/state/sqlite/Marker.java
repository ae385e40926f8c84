package dev.headrace.state.sqlite;

import dev.headrace.hash.Hash;
import dev.headrace.state.StateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code headrace}, which makes a directory ours.
 *
 * <pre>
 * Headrace state directory. Keep its files together, or delete them all.
 * format 2
 * id 0f8b6c1d2e3a4958b7c6d5e4f3a2b1c0
 * </pre>
 *
 * <p>While the directory is being created, its second line is {@code creating}: what else is there
 * is then worth nothing. Format 1 had no id.
 *
 * @param format of the directory
 * @param id of the directory, see {@link Binding}; null if it has none yet, and if it is not known
 *     in a newer format
 */
record Marker(int format, @Nullable Hash id) {

  static final String FILE = "headrace";
  static final String NEW_FILE = "headrace.new";

  /** The format that this version writes. */
  static final int FORMAT = 2;

  private static final int WITHOUT_ID = 1;
  private static final int CREATING_FORMAT = 0;
  private static final int NO_FORMAT = -1;

  /** That of a directory that is still being created. */
  static final Marker CREATING = new Marker(CREATING_FORMAT, null);

  /** That of a directory without a marker. */
  static final Marker NONE = new Marker(NO_FORMAT, null);

  private static final String TITLE =
      "Headrace state directory. Keep its files together, or delete them all.\n";
  private static final Pattern TEXT =
      Pattern.compile(
          Pattern.quote(TITLE) + "(?:creating|format ([1-9][0-9]{0,8}))\n(.*)", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("id ([0-9a-f]{32})\n");
  private static final int MAX_SIZE = 1_000;

  /** That of a directory that is whole. */
  static Marker of(Hash id) {
    return new Marker(FORMAT, id);
  }

  /** Whether the directory has been created. */
  boolean whole() {
    return format >= WITHOUT_ID;
  }

  /** Whether there is no marker. */
  boolean missing() {
    return format == NO_FORMAT;
  }

  /**
   * Reads the marker of a directory.
   *
   * @throws StateException if there is something else in the marker's place
   */
  static Marker read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    Marker marker = Files.isDirectory(file) ? null : parse(text(file));
    if (marker == null) {
      throw new StateException(
          "%s is not the marker of a Headrace state directory, or it is damaged. %s"
              .formatted(file, Faults.wayOut(file)),
          null);
    }
    return marker;
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_SIZE), StandardCharsets.UTF_8);
    }
  }

  private static @Nullable Marker parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String number = matcher.group(1);
    String rest = String.valueOf(matcher.group(2));
    int format = number == null ? CREATING_FORMAT : Integer.parseInt(number);
    if (format > FORMAT) {
      return new Marker(format, null);
    }
    if (format < FORMAT) {
      return rest.isEmpty() ? new Marker(format, null) : null;
    }
    Matcher id = ID.matcher(rest);
    return id.matches() ? of(Hash.of(HexFormat.of().parseHex(id.group(1)), 0)) : null;
  }

  /** Puts it into a directory, at once and durably. */
  void write(Path directory) throws IOException {
    String text = TITLE + (id == null ? "creating\n" : "format %d\nid %s\n".formatted(format, id));
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
