package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.processor.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The enum of codes, their documentation and the faulty files agree. */
class CatalogueTest {

  private static final Path DOCUMENT = Path.of("../docs/ERRORS.md");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (HR\\d+): .+$");

  private static Set<String> codes() {
    return ProblemCode.all().stream()
        .map(ProblemCode::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> sections() throws IOException {
    return HEADING
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(MatchResult::group)
        .map(heading -> heading.substring(3, 8))
        .toList();
  }

  @Test
  void noCodeIsUsedTwice() {
    assertThat(codes()).hasSameSizeAs(ProblemCode.all()).allMatch(code -> code.length() == 5);
  }

  @Test
  void everyCodeHasItsSectionInOrder() throws IOException {
    assertThat(sections()).containsExactlyElementsOf(codes());
  }

  @Test
  void everySectionHasAnExampleAndAFix() throws IOException {
    String[] sections = Files.readString(DOCUMENT).split("(?m)^## ");
    assertThat(Arrays.stream(sections).skip(1))
        .allSatisfy(section -> assertThat(section).contains("```java", "**Fix.** "));
  }

  @Test
  void everyCodeIsProducedByAFaultyFile() {
    Set<String> produced =
        Stream.concat(Fixture.all("errors"), Fixture.all("special"))
            .flatMap(file -> Fixture.of(file).faults().stream())
            .map(Fixture.Fault::code)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(produced).isEqualTo(codes());
  }
}
