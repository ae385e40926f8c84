package com.example.outline;

import dev.headrace.Target;
import dev.headrace.engine.Engine;
import dev.headrace.files.TextFiles;
import java.nio.file.Path;

/** Prints the outlines that an update brings, and its report. */
final class Main {

  private Main() {}

  public static void main(String... args) {
    Target<Outlines.Outline> printer = changes -> changes.upserts().forEach(System.out::println);
    Outlines flow = new Outlines(TextFiles.in(Path.of(args[0])), Style.PLAIN, printer);
    try (Engine engine = Engine.open(Path.of(args[1]))) {
      System.out.println(engine.update(OutlinesPlan.of(flow)));
    }
    System.out.println("done");
  }
}
