package dev.headrace.faults.load;

import dev.headrace.engine.Engine;
import java.nio.file.Path;

/** Opens a state directory, says so, and keeps it open until it is killed. */
final class Holding {

  private Holding() {}

  /** Arguments: the state directory. */
  public static void main(String[] arguments) throws Exception {
    Engine engine = Engine.open(Path.of(arguments[0]));
    System.out.println("open");
    Thread.sleep(600_000);
    engine.close();
  }
}
