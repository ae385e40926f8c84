package dev.headrace.samples.codesearch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final AtomicLong nanoTime = new AtomicLong();
  private final StringWriter terminal = new StringWriter();
  private final Progress progress = Progress.on(new PrintWriter(terminal), nanoTime::get);

  @Test
  void showsHowFarAnUpdateIs() {
    progress.rowListed("files");
    progress.rowListed("files");
    progress.ran("chunks", 3, 1, 0, Duration.ZERO);
    progress.rowFinished("files", true);
    terminal.getBuffer().setLength(0);

    nanoTime.addAndGet(Duration.ofMillis(100).toNanos());
    progress.rowListed("files");

    assertThat(terminal.toString())
        .isEqualTo(
            "\r\u001B[K[##########....................] 1 of 3 files, 3 results computed, 1 failed");
  }

  @Test
  void filesThatAreReadCountBeforeTheyAreFinished() {
    for (int i = 0; i < 4; i++) {
      progress.rowListed("files");
      progress.rowRead("files");
    }
    nanoTime.addAndGet(Duration.ofMillis(100).toNanos());
    progress.rowFinished("files", false);

    assertThat(terminal.toString()).endsWith("] 4 of 4 files, 0 results computed");
  }

  @Test
  void showsNoMoreThanTenLinesASecond() {
    progress.rowListed("files");
    String first = terminal.toString();

    nanoTime.addAndGet(Duration.ofMillis(99).toNanos());
    progress.rowFinished("files", false);

    assertThat(terminal.toString()).isEqualTo(first).contains("0 of 1 files");
  }

  @Test
  void leavesTheLineEmpty() {
    progress.rowListed("files");
    progress.updateFinished("flow");

    assertThat(terminal.toString()).endsWith("\r\u001B[K");
  }
}
