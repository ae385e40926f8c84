package dev.headrace.faults.disk;

import java.io.IOException;
import java.util.List;

/** Commands of the operating system. */
final class Commands {

  private Commands() {}

  /** Runs one; whether it succeeded. */
  static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
