package dev.headrace.benchmarks.scenario;

import dev.headrace.Changes;
import dev.headrace.RowKey;
import dev.headrace.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A file with a line of JSON for each change, in the operating system's hands when a batch is done.
 * Nothing stays on the heap.
 *
 * @param <R> the rows
 */
final class RowLog<R> implements Output<R> {

  private final OutputStream out;
  private final BiConsumer<R, StringBuilder> json;
  private final StringBuilder lines = new StringBuilder();

  /** Appends to a file; writes rows with the given function. */
  RowLog(Path file, BiConsumer<R, StringBuilder> json) throws IOException {
    this.out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    this.json = json;
  }

  @Override
  public Target<R> asTarget() {
    return this::apply;
  }

  private void apply(Changes<R> changes) {
    accept(changes.upserts());
    for (RowKey key : changes.deletes()) {
      lines.append("{\"deleted\":\"").append(key).append("\"}\n");
    }
    flush();
  }

  @Override
  public void accept(List<R> upserts) {
    for (R row : upserts) {
      json.accept(row, lines);
      lines.append('\n');
    }
    flush();
  }

  private void flush() {
    try {
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      lines.setLength(0);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to the log of rows: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
