package dev.headrace.faults.load;

import dev.headrace.RowKey;
import dev.headrace.Target;
import dev.headrace.engine.Engine;
import dev.headrace.report.UpdateReport;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Updates twice with many rows, one of which is large; the second update has nothing to do. */
final class Loading {

  private Loading() {}

  /** Arguments: the state directory, how many rows, their length, the length of the first one. */
  public static void main(String[] arguments) {
    int rows = Integer.parseInt(arguments[1]);
    int length = Integer.parseInt(arguments[2]);
    int first = Integer.parseInt(arguments[3]);
    AtomicLong written = new AtomicLong();
    Target<Digests.Digest> counting = changes -> written.addAndGet(changes.upserts().size());
    Digests digests =
        new Digests(
            listing -> {
              for (int i = 0; i < rows; i++) {
                int id = i;
                int size = i == 0 ? first : length;
                listing.add(RowKey.of(id), "1", size, () -> new Digests.Text(id, text(id, size)));
              }
            },
            counting);
    try (Engine engine = Engine.open(Path.of(arguments[0]))) {
      require(engine.update(DigestsPlan.of(digests)), rows, written);
      UpdateReport idle = engine.update(DigestsPlan.of(digests));
      require(idle, rows, written);
      if (idle.source("texts").unchanged() != rows || idle.computed() != 0) {
        throw new IllegalStateException("the second update did something: " + idle);
      }
    }
    System.out.printf(
        "%d rows of %d characters beside one of %d, in %d MB%n",
        rows, length, first, Runtime.getRuntime().maxMemory() >> 20);
  }

  private static void require(UpdateReport report, int rows, AtomicLong written) {
    if (!report.succeeded() || written.get() != rows) {
      throw new IllegalStateException("%d rows were written: %s".formatted(written.get(), report));
    }
  }

  private static String text(int id, int length) {
    return Integer.toString(id, 36).concat("x".repeat(Math.max(0, length - 6)));
  }
}
