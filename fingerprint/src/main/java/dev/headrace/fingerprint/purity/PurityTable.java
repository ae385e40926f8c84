package dev.headrace.fingerprint.purity;

import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.fingerprint.code.LibraryUse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/** The table of impure library members that comes with Headrace. Immutable. */
public final class PurityTable {

  private static final String FILE = "impure.txt";
  private static final String HARMLESS = "NONE";

  private static volatile SoftReference<PurityTable> last = new SoftReference<>(null);

  private final Map<String, List<Line>> types;
  private final List<Line> patterns;

  private PurityTable(Map<String, List<Line>> types, List<Line> patterns) {
    this.types = types;
    this.patterns = patterns;
  }

  /**
   * The table that comes with Headrace. It is kept as long as there is memory.
   *
   * @return the table
   */
  public static PurityTable load() {
    PurityTable known = last.get();
    if (known == null) {
      known = read();
      last = new SoftReference<>(known);
    }
    return known;
  }

  private static PurityTable read() {
    try (InputStream in = PurityTable.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new FingerprintException("Headrace's own " + FILE + " is missing from its archive");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new FingerprintException("Headrace's own " + FILE + " can't be read: " + e, e);
    }
  }

  static PurityTable parse(String text) {
    Map<String, List<Line>> types = new HashMap<>();
    List<Line> patterns = new ArrayList<>();
    for (String written : text.split("\n", -1)) {
      if (!written.isBlank() && !written.startsWith("#")) {
        Line line = Line.parse(written);
        if (line.type().endsWith("*")) {
          patterns.add(line);
        } else {
          types.computeIfAbsent(line.type(), type -> new ArrayList<>()).add(line);
        }
      }
    }
    return new PurityTable(types, List.copyOf(patterns));
  }

  /**
   * Looks a member up.
   *
   * @param use a library member
   * @return what is impure about it, if anything
   */
  public Optional<Impurity> find(LibraryUse use) {
    return find(use.owner(), use.name(), use.descriptor());
  }

  /**
   * Looks a member up by name.
   *
   * @param owner the binary or internal name of the class it is called on, {@code
   *     "java.lang.System"}
   * @param name its name; {@code "<init>"} for a constructor
   * @param descriptor its erased descriptor, {@code "()J"}
   * @return what is impure about it, if anything
   */
  public Optional<Impurity> find(String owner, String name, String descriptor) {
    String type = owner.replace('.', '/');
    for (List<Line> lines : List.of(types.getOrDefault(type, List.of()), patterns)) {
      for (Line line : lines) {
        if (line.fits(type, name, descriptor)) {
          return line.impurity();
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What is impure.
   *
   * @param kind what it is
   * @param severity {@code "WARNING"} or {@code "INFO"}
   */
  public record Impurity(ImpurityKind kind, String severity) {}

  private record Line(Optional<Impurity> impurity, String type, List<String> members) {

    static Line parse(String line) {
      List<String> words = new ArrayList<>();
      for (StringTokenizer each = new StringTokenizer(line); each.hasMoreTokens(); ) {
        words.add(each.nextToken());
      }
      boolean harmless = words.get(0).equals(HARMLESS);
      int from = harmless ? 1 : 2;
      Optional<Impurity> impurity =
          harmless
              ? Optional.empty()
              : Optional.of(new Impurity(ImpurityKind.valueOf(words.get(0)), words.get(1)));
      return new Line(impurity, words.get(from), words.subList(from + 1, words.size()));
    }

    boolean fits(String owner, String name, String descriptor) {
      if (!matches(type, owner)) {
        return false;
      }
      for (String member : members) {
        if (matches(member, member.indexOf('(') < 0 ? name : name + descriptor)) {
          return true;
        }
      }
      return false;
    }

    private static boolean matches(String pattern, String text) {
      int last = pattern.length() - 1;
      return pattern.charAt(last) == '*'
          ? text.startsWith(pattern.substring(0, last))
          : pattern.equals(text);
    }
  }
}
