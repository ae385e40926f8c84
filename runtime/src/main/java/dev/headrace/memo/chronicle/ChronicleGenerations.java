package dev.headrace.memo.chronicle;

import dev.headrace.memo.generation.Generation;
import dev.headrace.memo.generation.GenerationFiles;
import java.nio.file.Path;

/**
 * Generations in Chronicle Map: off-heap, read in microseconds, of a fixed capacity. To be made
 * only if {@link ChronicleAccess#isPermitted}.
 */
public final class ChronicleGenerations implements GenerationFiles {

  private static final String ANALYTICS = "chronicle.analytics.disable";

  /** Makes it, and makes sure that the library tells nobody of its use. */
  public ChronicleGenerations() {
    if (System.getProperty(ANALYTICS) == null) {
      System.setProperty(ANALYTICS, "true");
    }
  }

  @Override
  public String suffix() {
    return ".map";
  }

  @Override
  public Generation create(Path file, int number, Expected expected) {
    return ChronicleGeneration.create(file, number, expected);
  }

  @Override
  public Generation open(Path file, int number) {
    return ChronicleGeneration.open(file, number);
  }
}
