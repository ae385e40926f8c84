package dev.headrace.faults.upgrade;

import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.event.UpdateListener;
import dev.headrace.faults.Calls;
import dev.headrace.faults.Place;
import dev.headrace.faults.Shelf;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes what {@link UpgradeTest} opens. To be run once for each format, while it is the newest:
 *
 * <pre>{@code
 * StateWriter src/test/resources/upgrade/format-N-ended ended
 * StateWriter src/test/resources/upgrade/format-N-killed killed
 * }</pre>
 *
 * <p>Both hold rows that failed, for want of one call. The second one's process was killed between
 * two targets; the files {@code *-shm} are not kept, nor who the owner was.
 */
final class StateWriter {

  private StateWriter() {}

  public static void main(String[] arguments) throws Exception {
    Place place = Place.in(Path.of(arguments[0]));
    Shelf shelf = new Shelf(place.shelf(), new Random(1));
    shelf.edit(20);
    place.update(Calls.NONE);
    shelf.edit(12);
    AtomicReference<String> refused = new AtomicReference<>();
    Calls refusing =
        new Calls() {
          @Override
          public void begin(String call) {
            refused.compareAndSet(null, call);
            if (call.equals(refused.get())) {
              throw new IllegalStateException("no " + call);
            }
          }
        };
    System.out.println(place.update(refusing));
    if (arguments[1].equals("killed")) {
      shelf.edit(6);
      AtomicInteger applied = new AtomicInteger();
      UpdateListener killing =
          new UpdateListener() {
            @Override
            public void applied(String target, int upserts, int deletes) {
              if (applied.incrementAndGet() == 2) {
                Runtime.getRuntime().halt(0);
              }
            }
          };
      place.with(refusing, EngineOptions.defaults().withListener(killing), Engine::update);
    }
  }
}
