package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.processor.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of rules is true: what it says of codes and faulty files. That a file is told exactly
 * what it announces is proven by {@link ErrorFixturesTest} and its siblings.
 */
class RulesTest {

  private static final Path DOCUMENT = Path.of("../docs/RULES.md");

  /** A line of the table. */
  record Rule(String text, Set<String> codes, Set<String> files) {
    static Rule of(String line) {
      String[] cells = line.split("\\|", -1);
      return new Rule(cells[1].strip(), words(cells[2]), words(cells[3]));
    }

    private static Set<String> words(String cell) {
      return new TreeSet<>(List.of(cell.strip().split(", ", -1)));
    }
  }

  static List<Rule> rules() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| rule |"))
        .map(Rule::of)
        .toList();
  }

  /** The codes that each faulty file announces; none if there is no such file. */
  private static Map<String, Set<String>> announced() {
    Map<String, Set<String>> announced = new HashMap<>();
    Stream.concat(Fixture.all("errors"), Fixture.all("special"))
        .forEach(
            file ->
                announced.put(
                    file.getFileName().toString().replace(".java", ""),
                    Fixture.of(file).faults().stream()
                        .map(Fixture.Fault::code)
                        .collect(Collectors.toSet())));
    return announced;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleHasFilesThatAreToldItsCodes(Rule rule) {
    Map<String, Set<String>> announced = announced();
    assertThat(announced).containsKeys(rule.files().toArray(String[]::new));
    Set<String> told = new TreeSet<>();
    for (String file : rule.files()) {
      Set<String> codes = announced.getOrDefault(file, Set.of());
      if (!codes.isEmpty()) {
        assertThat(codes).as(file).containsAnyElementsOf(rule.codes());
      }
      told.addAll(codes);
    }
    assertThat(told).containsAll(rule.codes());
  }

  @Test
  void everyCodeAndEveryFileHasARule() throws IOException {
    Set<String> codes = new TreeSet<>();
    Set<String> files = new TreeSet<>();
    rules().forEach(rule -> codes.addAll(rule.codes()));
    rules().forEach(rule -> files.addAll(rule.files()));
    assertThat(codes)
        .containsExactlyInAnyOrderElementsOf(
            ProblemCode.all().stream().map(ProblemCode::code).toList());
    assertThat(files).containsExactlyInAnyOrderElementsOf(announced().keySet());
  }
}
