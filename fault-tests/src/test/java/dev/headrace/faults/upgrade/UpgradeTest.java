package dev.headrace.faults.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.RowKey;
import dev.headrace.engine.EngineOptions;
import dev.headrace.faults.Calls;
import dev.headrace.faults.Place;
import dev.headrace.faults.Scratch;
import dev.headrace.faults.Shelf;
import dev.headrace.report.Explanation;
import dev.headrace.report.UpdateReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A state directory that an earlier format wrote is taken over, with its source and its targets.
 */
class UpgradeTest {

  @TempDir Path temp;

  @ParameterizedTest
  @MethodSource("dev.headrace.faults.upgrade.Written#names")
  void whatAnEarlierFormatKnewIsKnown(String name) throws Exception {
    Scratch.copy(Written.folder(name), temp.resolve(name));
    Place place = Place.in(temp.resolve(name));
    String section = Files.readAllLines(place.cards()).get(0).replaceAll(".*\"(s\\d+)\".*", "$1");

    Optional<Explanation> explanation =
        place.with(
            Calls.NONE,
            EngineOptions.defaults(),
            (engine, plan) -> engine.explain(plan, "passages", RowKey.of(section)));

    assertThat(explanation).as("where %s comes from", section).isPresent();
  }

  @ParameterizedTest
  @MethodSource("dev.headrace.faults.upgrade.Written#names")
  void oneUpdateMakesAllEqualToABuildFromScratch(String name) throws Exception {
    Scratch.copy(Written.folder(name), temp.resolve(name));
    Place place = Place.in(temp.resolve(name));
    List<String> before = place.contents();
    new Shelf(place.shelf(), new Random(2)).edit(10);

    UpdateReport report = place.update(Calls.NONE);

    assertThat(report.succeeded()).as("%s", report).isTrue();
    List<String> after = place.contents();
    assertThat(after).isEqualTo(Scratch.facts(place, temp.resolve("scratch")).contents());
    before.removeAll(after);
    assertThat(before).as("rows that had to go").isNotEmpty();
    assertThat(place.update(Calls.NONE).computed()).isZero();
  }
}
