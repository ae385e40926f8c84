package dev.headrace.faults.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was paid for, from the ledger of all processes. A result was put into the memo for certain
 * once another transform has used it: the engine puts it there before it hands it on. From then on
 * it may be lost for as long as {@code MemoStore.put} may take to write it; a call that is made
 * again although its result was used longer than that before a kill was paid for twice.
 */
final class Paid {

  /** The memo writes what was put within 200 ms and the time of a write, on a busy machine too. */
  static final long WINDOW_MILLIS = 800;

  private final Path ledger;
  private final Map<String, Long> used = new HashMap<>();
  private final List<String> twice = new ArrayList<>();
  private int read;
  private int calls;
  private int lost;
  private long lostAfter;

  Paid(Path ledger) {
    this.ledger = ledger;
  }

  /**
   * Reads what was added to the ledger.
   *
   * @param killed when the last process that did not end by itself was killed
   */
  void read(long killed) throws IOException {
    List<String> lines = Files.readAllLines(ledger);
    for (String line : lines.subList(read, lines.size())) {
      String[] words = line.split(" ", 3);
      if (words[0].equals("used")) {
        used.putIfAbsent(words[2], Long.parseLong(words[1]));
      } else if (words[0].equals("done")) {
        calls++;
        Long before = used.remove(words[2]);
        if (before != null) {
          again(words[2], killed - before);
        }
      }
    }
    read = lines.size();
  }

  private void again(String call, long age) {
    if (age > WINDOW_MILLIS) {
      twice.add("%s, used %d ms before the kill".formatted(call, age));
    } else {
      lost++;
      lostAfter = Math.max(lostAfter, age);
    }
  }

  /** The calls whose results were kept, and that were made again. */
  List<String> twice() {
    return List.copyOf(twice);
  }

  @Override
  public String toString() {
    return "%d calls paid for, %d of them twice, %d lost within at most %d ms before a kill"
        .formatted(calls, twice.size(), lost, lostAfter);
  }
}
