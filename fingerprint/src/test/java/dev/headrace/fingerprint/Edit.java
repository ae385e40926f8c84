package dev.headrace.fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One case of a corpus: a name and replacements in the files of a program.
 *
 * <pre>
 * == an operator changes
 * Text.java
 * - a + b
 * + a - b
 * </pre>
 *
 * Several lines that begin with "-" are one text, and so are several with "+". A "-" text must
 * occur exactly once; without one the "+" text is a new file, or replaces the whole file.
 */
record Edit(String name, List<Replacement> replacements) {

  record Replacement(String file, String before, String after) {}

  static List<Edit> read(String path) {
    try {
      List<Edit> edits = new ArrayList<>();
      for (String block : Files.readString(Program.resource(path)).split("(?m)^== ", -1)) {
        if (!block.isBlank() && !block.startsWith("#")) {
          edits.add(parse(block));
        }
      }
      return edits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Edit parse(String block) {
    List<Replacement> replacements = new ArrayList<>();
    List<String> lines = block.lines().collect(Collectors.toList());
    String file = "";
    int i = 1;
    while (i < lines.size()) {
      String line = lines.get(i);
      if (line.isBlank()) {
        i++;
      } else if (!line.startsWith("-") && !line.startsWith("+")) {
        file = line.strip();
        i++;
      } else {
        int from = i;
        i = end(lines, i, '-');
        String before = text(lines.subList(from, i));
        from = i;
        i = end(lines, i, '+');
        replacements.add(new Replacement(file, before, text(lines.subList(from, i))));
      }
    }
    return new Edit(lines.get(0).strip(), replacements);
  }

  private static int end(List<String> lines, int from, char mark) {
    int end = from;
    while (end < lines.size() && !lines.get(end).isEmpty() && lines.get(end).charAt(0) == mark) {
      end++;
    }
    return end;
  }

  private static String text(List<String> lines) {
    return lines.stream()
        .map(line -> line.length() > 1 ? line.substring(2) : "")
        .collect(Collectors.joining("\n"));
  }

  Map<String, String> apply(Map<String, String> files) {
    Map<String, String> edited = new TreeMap<>(files);
    for (Replacement each : replacements) {
      if (each.before().isEmpty()) {
        edited.put(each.file(), each.after());
        continue;
      }
      String text = edited.get(each.file());
      int at = text == null ? -1 : text.indexOf(each.before());
      if (text == null || at < 0 || text.indexOf(each.before(), at + 1) >= 0) {
        throw new AssertionError(
            name + ": \"" + each.before() + "\" must occur exactly once in " + each.file());
      }
      edited.put(
          each.file(),
          text.substring(0, at) + each.after() + text.substring(at + each.before().length()));
    }
    return edited;
  }

  @Override
  public String toString() {
    return name;
  }
}
