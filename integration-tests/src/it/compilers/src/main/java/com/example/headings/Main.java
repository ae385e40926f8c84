package com.example.headings;

import dev.headrace.Target;
import dev.headrace.engine.Engine;
import dev.headrace.files.TextFiles;
import java.nio.file.Path;

/** Prints the headings that an update brings, and its report, twice. */
final class Main {

  private Main() {}

  public static void main(String... args) {
    Target<Headings.Shown> printer = changes -> changes.upserts().forEach(System.out::println);
    Headings flow = new Headings(TextFiles.in(Path.of(args[0])), Style.LOUD, printer);
    for (int update = 1; update <= 2; update++) {
      try (Engine engine = Engine.open(Path.of(args[1]))) {
        System.out.println(engine.update(HeadingsPlan.of(flow)));
      }
    }
    System.out.println("done");
  }
}
