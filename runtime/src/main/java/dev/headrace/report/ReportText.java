package dev.headrace.report;

import dev.headrace.report.LogicReport.TransformLogic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as text for people. */
final class ReportText {

  private static final int MAX_LINES = 10;

  private ReportText() {}

  static String of(UpdateReport report) {
    List<List<String>> rows = new ArrayList<>();
    for (UpdateReport.SourceCounts c : report.sources()) {
      rows.add(
          List.of(
              "source",
              c.name(),
              "%d added, %d changed, %d removed, %d unchanged"
                  .formatted(c.added(), c.changed(), c.removed(), c.unchanged())));
    }
    for (UpdateReport.NodeCounts c : report.nodes()) {
      String counts = "%d computed, %d reused".formatted(c.computed(), c.reused());
      String failed = c.failed() == 0 ? "" : ", %d failed".formatted(c.failed());
      String took =
          c.computed() + c.failed() == 0
              ? ""
              : " (%s in all threads)".formatted(time(c.duration()));
      rows.add(List.of("transform", c.name(), counts + failed + took));
    }
    for (UpdateReport.TargetCounts c : report.targets()) {
      rows.add(
          List.of(
              "target",
              c.name(),
              "%d inserted, %d updated, %d deleted, %d unchanged"
                  .formatted(c.inserted(), c.updated(), c.deleted(), c.unchanged())));
    }
    int width = rows.stream().mapToInt(row -> row.get(1).length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    text.append("%s: run %d, %s%n".formatted(report.flow(), report.run(), time(report.duration())));
    for (List<String> row : rows) {
      text.append("  %-9s  ".formatted(row.get(0)));
      text.append(row.get(1)).append(" ".repeat(width - row.get(1).length()));
      text.append("  ").append(row.get(2)).append(System.lineSeparator());
    }
    List<TransformLogic> changed = report.logic().changed();
    appendLines(text, "logic:", changed, changed.size());
    List<String> differences = report.logic().differences();
    appendLines(text, "not as built:", differences, differences.size());
    appendLines(text, "%d failed:".formatted(report.failed()), lines(report), report.failed());
    appendLines(text, "problems:", report.problems(), report.problems().size());
    return text.toString();
  }

  private static List<String> lines(UpdateReport report) {
    return report.failures().stream()
        .map(f -> report.inTarget(f) ? f.in("target " + f.step()) : f.toString())
        .toList();
  }

  private static void appendLines(StringBuilder text, String title, List<?> lines, long total) {
    if (total == 0) {
      return;
    }
    text.append("  ").append(title).append(System.lineSeparator());
    for (Object line : lines.subList(0, Math.min(lines.size(), MAX_LINES))) {
      text.append("    ").append(line).append(System.lineSeparator());
    }
    if (total > MAX_LINES) {
      text.append("    and %d more%n".formatted(total - MAX_LINES));
    }
  }

  private static String time(Duration duration) {
    return duration.toMillis() < 1000
        ? duration.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
