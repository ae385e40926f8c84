package dev.headrace.faults.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was paid for, from the ledger of all processes. A result was put into the memo for certain
 * once another transform has used it: the engine puts it there before it hands it on, and from then
 * on it survives a kill. A call that is made again although its result was used was paid for twice.
 */
final class Paid {

  private final Path ledger;
  private final Set<String> used = new HashSet<>();
  private final List<String> twice = new ArrayList<>();
  private int read;
  private int calls;

  Paid(Path ledger) {
    this.ledger = ledger;
  }

  /** Reads what was added to the ledger. */
  void read() throws IOException {
    List<String> lines = Files.readAllLines(ledger);
    for (String line : lines.subList(read, lines.size())) {
      String[] words = line.split(" ", 3);
      if (words[0].equals("used")) {
        used.add(words[2]);
      } else if (words[0].equals("done")) {
        calls++;
        if (used.contains(words[2])) {
          twice.add(words[2]);
        }
      }
    }
    read = lines.size();
  }

  /** The calls whose results were used, and that were made again. */
  List<String> twice() {
    return List.copyOf(twice);
  }

  @Override
  public String toString() {
    return "%d calls paid for, %d of them twice".formatted(calls, twice.size());
  }
}
