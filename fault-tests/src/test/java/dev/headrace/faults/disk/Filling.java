package dev.headrace.faults.disk;

import dev.headrace.faults.Calls;
import dev.headrace.faults.Place;
import dev.headrace.report.UpdateReport;
import java.nio.file.Path;

/** Updates once, and says what became of it. */
final class Filling {

  private Filling() {}

  /** Arguments: the place. */
  public static void main(String[] arguments) throws Exception {
    UpdateReport report = Place.in(Path.of(arguments[0])).update(Calls.NONE);
    System.out.println(report.succeeded() ? "all was done" : report);
  }
}
