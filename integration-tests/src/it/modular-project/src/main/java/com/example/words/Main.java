package com.example.words;

import dev.headrace.Target;
import dev.headrace.engine.Engine;
import dev.headrace.files.TextFiles;
import java.nio.file.Path;

/** Prints the counts that an update brings, twice. */
final class Main {

  private Main() {}

  public static void main(String... args) {
    Target<WordCounts.Count> printer = changes -> changes.upserts().forEach(System.out::println);
    WordCounts flow = new WordCounts(TextFiles.in(Path.of(args[0])), printer);
    System.out.println("module " + Main.class.getModule().getName());
    for (int update = 1; update <= 2; update++) {
      System.out.println("update " + update);
      try (Engine engine = Engine.open(Path.of(args[1]))) {
        engine.update(WordCountsPlan.of(flow));
      }
    }
    System.out.println("done");
  }
}
