package dev.headrace.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes down calls in a file, a line for each with the time in milliseconds: {@code done
 * 1790000000000 score w7}. A line is there once it was written, whatever becomes of the process.
 * Thread-safe.
 */
public final class Ledger implements Calls, AutoCloseable {

  private final FileChannel file;
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  /** Adds to a file. */
  public Ledger(Path file) throws IOException {
    this.file =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** Adds a line. */
  public void write(String line) {
    try {
      file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void done(String call) {
    write("done %d %s".formatted(System.currentTimeMillis(), call));
  }

  /** Of the uses in a process, the first counts. */
  @Override
  public void used(String call) {
    if (used.add(call)) {
      write("used %d %s".formatted(System.currentTimeMillis(), call));
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
