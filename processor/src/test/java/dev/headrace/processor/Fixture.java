package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A file with mistakes. Each is announced by a comment right before the token that the message must
 * stand on: {@code static Doc /* HR110: is static *}{@code / tidy(Doc doc)}. The text behind the
 * code is a part of the message.
 */
final class Fixture {

  private static final Pattern MARK = Pattern.compile("/\\* (HR\\d+): (.*?) ?\\*/\\s*");

  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?!import|package|[ *])(?:.*?\\b)?(?:class|record|interface|enum) (?:/\\*.*?\\*/ )?(\\w+)");

  private final Path file;

  private Fixture(Path file) {
    this.file = file;
  }

  static Fixture of(Path file) {
    return new Fixture(file);
  }

  static Stream<Path> all(String directory) {
    return Compilation.javaFiles(Compilation.TEST.resolve("fixtures/" + directory)).stream();
  }

  /**
   * All files, in groups that can be compiled at once: a group declares no type twice. A file is
   * alone if its faults are told only where there are no errors.
   */
  static List<List<Path>> together(String directory) {
    List<List<Path>> groups = new ArrayList<>();
    List<List<Path>> alone = new ArrayList<>();
    List<Set<String>> taken = new ArrayList<>();
    for (Path file : all(directory).toList()) {
      Fixture fixture = of(file);
      if (fixture.faults().stream().anyMatch(fault -> fault.code().matches("HR209|HR31."))) {
        alone.add(List.of(file));
        continue;
      }
      Set<String> types =
          TYPE.matcher(fixture.text())
              .results()
              .map(match -> match.group(1))
              .collect(Collectors.toSet());
      int group = 0;
      while (group < groups.size() && !Collections.disjoint(taken.get(group), types)) {
        group++;
      }
      if (group == groups.size()) {
        groups.add(new ArrayList<>());
        taken.add(new HashSet<>());
      }
      groups.get(group).add(file);
      taken.get(group).addAll(types);
    }
    groups.addAll(alone);
    return groups;
  }

  /** Compiles the file beside the shared ones, and demands exactly the announced faults. */
  void hasExactlyItsFaults(Path output) {
    hasExactlyItsFaults(request(output).with(new FlowProcessor()).run());
  }

  /** The file beside the shared ones. */
  Compilation.Request request(Path output) {
    return Compilation.into(output)
        .files(Compilation.javaFiles(Compilation.TEST.resolve("fixtures/shared")))
        .files(List.of(file));
  }

  void hasExactlyItsFaults(Compilation compilation) {
    List<String> found = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics()) {
      found.add(describe(diagnostic));
    }
    List<Fault> faults = faults();
    assertThat(found).hasSize(faults.size());
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      assertThat(found)
          .anySatisfy(
              text -> assertThat(text).startsWith(fault.where()).contains(fault.fragment()));
    }
  }

  /** {@code Cycle.java:5:3 error [HR410] ...}. */
  static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String name = source == null ? "nowhere" : Path.of(source.toUri()).getFileName().toString();
    boolean warning =
        diagnostic.getKind() == Diagnostic.Kind.WARNING
            || diagnostic.getKind() == Diagnostic.Kind.MANDATORY_WARNING;
    return "%s:%d:%d %s %s"
        .formatted(
            name,
            diagnostic.getLineNumber(),
            diagnostic.getColumnNumber(),
            warning ? "warning" : "error",
            diagnostic.getMessage(Locale.ROOT));
  }

  /** What the file announces. */
  List<Fault> faults() {
    String text = text();
    List<Fault> faults = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    int from = 0;
    while (mark.find(from)) {
      int at = mark.end();
      Matcher next = MARK.matcher(text);
      while (next.find(at) && next.start() == at) {
        at = next.end();
      }
      String before = text.substring(0, at);
      long line = before.chars().filter(c -> c == '\n').count() + 1;
      int column = at - (before.lastIndexOf('\n') + 1) + 1;
      faults.add(
          new Fault(file.getFileName().toString(), line, column, mark.group(1), mark.group(2)));
      from = mark.end();
    }
    return faults;
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Fault(String file, long line, int column, String code, String fragment) {
    String where() {
      return "%s:%d:%d %s [%s]"
          .formatted(file, line, column, code.startsWith("HR3") ? "warning" : "error", code);
    }
  }
}
