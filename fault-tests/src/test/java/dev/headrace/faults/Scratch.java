package dev.headrace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.report.UpdateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Builds from scratch, to compare with, and what else is done with folders. */
public final class Scratch {

  private Scratch() {}

  /** What should be at a place; a folder is used meanwhile, and removed. */
  public static Place.Facts facts(Place place, Path folder) throws Exception {
    Place fresh = place.fresh(folder);
    UpdateReport report = fresh.update(Calls.NONE);
    assertThat(report.succeeded()).as("a build from scratch: %s", report).isTrue();
    Place.Facts facts = fresh.facts();
    delete(folder);
    return facts;
  }

  /** Removes a folder with all that is in it. */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** Copies a folder with all that is in it. */
  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.sorted().toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
    }
  }
}
