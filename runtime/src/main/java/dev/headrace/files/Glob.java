package dev.headrace.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern over relative paths with {@code /}, the same on every system and case-sensitive:
 *
 * <pre>
 * *        any characters within a name
 * **       as a whole name: any number of folders, also none; last: everything below
 * ?        one character
 * [a-z]    one of these characters; [!a-z] none of them
 * {a,b}    either; may nest and may hold slashes
 * \x       x itself
 * </pre>
 *
 * Immutable.
 */
final class Glob {

  private final String text;
  private final List<Names> alternatives;

  private Glob(String text, List<Names> alternatives) {
    this.text = text;
    this.alternatives = alternatives;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is not one, saying what to write
   */
  static Glob of(String text) {
    List<Names> alternatives = new ArrayList<>();
    for (String plain : Braces.expand(text)) {
      alternatives.add(Names.of(plain, text));
    }
    return new Glob(text, List.copyOf(alternatives));
  }

  /** Whether a file is meant. */
  boolean matches(String path) {
    String[] names = path.split("/", -1);
    return alternatives.stream().anyMatch(a -> a.match(0, names, 0));
  }

  /** Whether a file somewhere below a folder may be meant; true when in doubt. */
  boolean mayMatchBelow(String folder) {
    String[] names = folder.split("/", -1);
    return alternatives.stream().anyMatch(a -> a.mayMatchBelow(names));
  }

  /** Whether every file below a folder is meant; false when in doubt. */
  boolean matchesAllBelow(String folder) {
    String[] names = folder.split("/", -1);
    return alternatives.stream().anyMatch(a -> a.matchesAllBelow(names));
  }

  @Override
  public String toString() {
    return text;
  }

  /** A pattern without braces: one element a name, null for {@code **}. */
  private record Names(List<@Nullable Pattern> patterns) {

    static Names of(String plain, String whole) {
      List<@Nullable Pattern> patterns = new ArrayList<>();
      for (String name : plain.split("/", -1)) {
        boolean anyFolders = name.equals("**");
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
          throw new IllegalArgumentException(
              "The pattern '%s' has the name '%s' in it; patterns are relative to the root, as in 'docs/**' or '**/*.md'"
                  .formatted(whole, name));
        }
        if (!anyFolders && name.contains("**")) {
          throw new IllegalArgumentException(
              "The pattern '%s' has '**' inside the name '%s'; it must stand alone between slashes, as in '**/*.md'"
                  .formatted(whole, name));
        }
        boolean repeated =
            anyFolders && !patterns.isEmpty() && patterns.get(patterns.size() - 1) == null;
        if (!repeated) {
          patterns.add(anyFolders ? null : GlobName.compile(name, whole));
        }
      }
      return new Names(patterns);
    }

    boolean match(int at, String[] names, int from) {
      if (at == patterns.size()) {
        return from == names.length;
      }
      Pattern pattern = patterns.get(at);
      if (pattern != null) {
        return from < names.length
            && pattern.matcher(names[from]).matches()
            && match(at + 1, names, from + 1);
      }
      if (at + 1 == patterns.size()) {
        return from < names.length;
      }
      for (int next = from; next < names.length; next++) {
        if (match(at + 1, names, next)) {
          return true;
        }
      }
      return false;
    }

    boolean mayMatchBelow(String[] folder) {
      for (int i = 0; i < folder.length; i++) {
        if (i == patterns.size()) {
          return false;
        }
        Pattern pattern = patterns.get(i);
        if (pattern == null) {
          return true;
        }
        if (!pattern.matcher(folder[i]).matches()) {
          return false;
        }
      }
      return folder.length < patterns.size();
    }

    boolean matchesAllBelow(String[] folder) {
      int last = patterns.size() - 1;
      return patterns.get(last) == null
          && (last == 0 || new Names(patterns.subList(0, last)).match(0, folder, 0));
    }
  }
}
