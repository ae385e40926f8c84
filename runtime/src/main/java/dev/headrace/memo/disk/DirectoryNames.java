package dev.headrace.memo.disk;

import dev.headrace.hash.Hash;
import dev.headrace.memo.MemoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a memo's directory:
 *
 * <pre>
 * journal-00000007             new entries; the one with the largest number is appended to
 * generation-00000002.map      many entries in Chronicle Map, with its seal beside it
 * generation-00000001.db       many entries in SQLite
 * values/ab/ab…                large values by content
 * kept                         what the last collection left
 * ….damaged                    a file that was not what it was written to be; nobody reads it
 * </pre>
 */
final class DirectoryNames {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryNames.class);

  private static final Pattern JOURNAL = Pattern.compile("journal-(\\d{8})");
  private static final Pattern GENERATION = Pattern.compile("generation-(\\d{8})(\\.map|\\.db)");

  private final Path directory;

  /**
   * A file with a number.
   *
   * @param path where it is
   * @param number the number in its name
   * @param suffix the end of its name, with the dot; empty for a journal
   */
  record Numbered(Path path, int number, String suffix) {}

  DirectoryNames(Path directory) {
    this.directory = directory;
  }

  void create() {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new MemoException(
          "The directory of the memo %s can't be made: %s. Make it a place that this process can read and write."
              .formatted(directory, e),
          e);
    }
  }

  Path journal(int number) {
    return directory.resolve("journal-%08d".formatted(number));
  }

  Path generation(int number, String suffix) {
    return directory.resolve("generation-%08d%s".formatted(number, suffix));
  }

  Path values() {
    return directory.resolve("values");
  }

  Path kept() {
    return directory.resolve("kept");
  }

  /** The journals, in order. */
  List<Numbered> journals() {
    return list(JOURNAL);
  }

  /** The generations, in order. */
  List<Numbered> generations() {
    return list(GENERATION);
  }

  private List<Numbered> list(Pattern pattern) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(directory)) {
      return found
          .flatMap(path -> numbered(path, pattern).stream())
          .sorted(Comparator.comparingInt(Numbered::number))
          .toList();
    } catch (IOException e) {
      throw new MemoException(
          "The directory of the memo %s can't be read: %s. Let this process read and write it."
              .formatted(directory, e),
          e);
    }
  }

  private static List<Numbered> numbered(Path path, Pattern pattern) {
    Matcher matcher = pattern.matcher(path.getFileName().toString());
    if (!matcher.matches()) {
      return List.of();
    }
    String suffix = matcher.groupCount() > 1 ? String.valueOf(matcher.group(2)) : "";
    return List.of(new Numbered(path, Integer.parseInt(matcher.group(1)), suffix));
  }

  /** Moves a file out of the way, and says so. */
  static void setAside(Path file, String found) {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MemoException(
          "%s, and it can't be renamed: %s. Delete it; what it remembers will be computed again."
              .formatted(found, e),
          e);
    }
    LOG.warn(
        "{}. It is renamed to {}; what it remembers will be computed again",
        found,
        aside.getFileName());
  }

  /** The hash that a name begins with. */
  static Hash hash(String name) {
    return Hash.of(HexFormat.of().parseHex(name, 0, 2 * Hash.BYTES), 0);
  }

  @Override
  public String toString() {
    return directory.toString();
  }
}
