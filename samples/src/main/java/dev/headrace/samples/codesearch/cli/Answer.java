package dev.headrace.samples.codesearch.cli;

import dev.headrace.lucene.Hit;
import dev.headrace.samples.codesearch.embed.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Shows what was found: where it is, how well it fits, and the lines that say most. Pure. */
final class Answer {

  private static final int LINES = 6;
  private static final int WIDTH = 110;

  private Answer() {}

  static String text(String query, List<Hit> hits) {
    if (hits.isEmpty()) {
      return "%nNothing found for: %s%n".formatted(query);
    }
    Set<String> wanted = new HashSet<>(Words.of(query));
    StringBuilder text = new StringBuilder();
    for (Hit hit : hits) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%s:%d-%d  %s  (%.4f)%n",
              hit.get("path", String.class),
              hit.get("firstLine", Integer.class),
              hit.get("lastLine", Integer.class),
              hit.get("place", String.class),
              hit.score()));
      append(hit.get("text", String.class), hit.get("firstLine", Integer.class), wanted, text);
    }
    return text.toString();
  }

  private static void append(
      String passage, int firstLine, Set<String> wanted, StringBuilder text) {
    List<String> lines = passage.lines().toList();
    int from = best(lines, wanted);
    for (int i = from; i < Math.min(from + LINES, lines.size()); i++) {
      String line = lines.get(i).replace('\t', ' ');
      String shown = line.codePointCount(0, line.length()) > WIDTH ? cut(line) : line;
      text.append("%6d | %s".formatted(firstLine + i, shown).stripTrailing());
      text.append(System.lineSeparator());
    }
  }

  private static String cut(String line) {
    return line.substring(0, line.offsetByCodePoints(0, WIDTH - 1)) + "…";
  }

  /** Where the window with the most of the wanted words begins; the first of several. */
  private static int best(List<String> lines, Set<String> wanted) {
    int best = 0;
    long most = -1;
    for (int from = 0; from == 0 || from + LINES <= lines.size(); from++) {
      Set<String> seen = new HashSet<>();
      lines
          .subList(from, Math.min(from + LINES, lines.size()))
          .forEach(line -> seen.addAll(Words.of(line)));
      seen.retainAll(wanted);
      if (seen.size() > most) {
        most = seen.size();
        best = from;
      }
    }
    return best;
  }
}
