package dev.headrace.fingerprint.purity;

import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.fingerprint.code.LibraryUse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of impure library members that comes with Headrace. Immutable. */
public final class PurityTable {

  private static final String FILE = "impure.txt";

  private final List<Line> lines;

  private PurityTable(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * Reads the table.
   *
   * @return the table
   */
  public static PurityTable load() {
    try (InputStream in = PurityTable.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new FingerprintException("Headrace's own " + FILE + " is missing from its archive");
      }
      List<Line> lines = new ArrayList<>();
      new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> lines.add(Line.parse(line)));
      return new PurityTable(List.copyOf(lines));
    } catch (IOException e) {
      throw new FingerprintException("Headrace's own " + FILE + " can't be read: " + e, e);
    }
  }

  /**
   * Looks a member up.
   *
   * @param use a library member
   * @return what is impure about it, if anything
   */
  public Optional<Impurity> find(LibraryUse use) {
    for (Line line : lines) {
      if (line.fits(use)) {
        return Optional.of(line.impurity());
      }
    }
    return Optional.empty();
  }

  /**
   * What is impure.
   *
   * @param kind {@code "TIME"}
   * @param severity {@code "WARNING"} or {@code "INFO"}
   */
  public record Impurity(String kind, String severity) {}

  private record Line(Impurity impurity, String type, List<String> members) {

    static Line parse(String line) {
      List<String> words = List.of(line.strip().split(" +", -1));
      return new Line(
          new Impurity(words.get(0), words.get(1)), words.get(2), words.subList(3, words.size()));
    }

    boolean fits(LibraryUse use) {
      return matches(type, use.owner())
          && members.stream()
              .anyMatch(
                  member ->
                      matches(member, use.name()) || member.equals(use.name() + use.descriptor()));
    }

    private static boolean matches(String pattern, String text) {
      if (pattern.startsWith("*")) {
        return text.endsWith(pattern.substring(1));
      }
      return pattern.endsWith("*")
          ? text.startsWith(pattern.substring(0, pattern.length() - 1))
          : pattern.equals(text);
    }
  }
}
