package dev.headrace.faults.disk;

import dev.headrace.faults.disk.HoardPlace.Stock;
import dev.headrace.report.UpdateReport;
import java.nio.file.Path;

/** Updates a {@link HoardPlace} once. */
final class HoardWriter {

  static final Stock FIRST = new Stock(0, 400, 0);
  private static final Stock MORE = new Stock(0, 600, 0);
  private static final Stock EDITED = new Stock(30, 600, 3);
  private static final Stock EDITED_AGAIN = new Stock(60, 570, 4);

  private HoardWriter() {}

  /** Arguments: the place; {@code FIRST} and so on. */
  public static void main(String[] arguments) {
    Stock stock =
        switch (arguments[1]) {
          case "FIRST" -> FIRST;
          case "MORE" -> MORE;
          case "EDITED" -> EDITED;
          case "EDITED_AGAIN" -> EDITED_AGAIN;
          default -> throw new IllegalArgumentException(arguments[1]);
        };
    UpdateReport report = new HoardPlace(Path.of(arguments[0])).update(stock);
    if (!report.succeeded()) {
      throw new IllegalStateException(report.toString());
    }
  }
}
