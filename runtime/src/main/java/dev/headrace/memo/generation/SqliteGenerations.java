package dev.headrace.memo.generation;

import java.nio.file.Path;

/** Generations in SQLite: they work on every JVM, and are never full. */
public final class SqliteGenerations implements GenerationFiles {

  /** Makes it. */
  public SqliteGenerations() {}

  @Override
  public String suffix() {
    return ".db";
  }

  @Override
  public Generation create(Path file, int number, Expected expected) {
    return SqliteGeneration.open(file, number);
  }

  @Override
  public Generation open(Path file, int number) {
    return SqliteGeneration.open(file, number);
  }
}
