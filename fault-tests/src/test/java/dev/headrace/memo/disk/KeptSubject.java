package dev.headrace.memo.disk;

import dev.headrace.faults.decode.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the last collection of garbage left, for fuzzing. */
public final class KeptSubject {

  private KeptSubject() {}

  /** It works in a folder. */
  public static Subject in(Path folder) throws IOException {
    Path file = folder.resolve("kept");
    new Growth(file, 1).collected(123_456_789);
    return new Subject(
        "what was kept",
        List.of(Files.readAllBytes(file)),
        bytes -> {
          Files.write(file, bytes);
          new Growth(file, 1).isEnough(1);
        },
        Subject.NoException.class);
  }
}
