package dev.headrace.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The real disk, with failures that root can't be given otherwise, and counts. */
final class TestDisk implements Disk {

  private final Disk real;
  private final Map<Path, IOException> unlistable = new HashMap<>();
  private final Map<Path, IOException> unstampable = new HashMap<>();
  private final Map<Path, IOException> unreadable = new HashMap<>();
  final AtomicInteger stamps = new AtomicInteger();
  final AtomicInteger reads = new AtomicInteger();
  Runnable afterRead = () -> {};
  long now;

  TestDisk(Path root) {
    real = new LocalDisk(root);
    now = real.now();
  }

  TestDisk refuseListing(Path folder, IOException e) {
    unlistable.put(folder, e);
    return this;
  }

  TestDisk refuseStamp(Path path, IOException e) {
    unstampable.put(path, e);
    return this;
  }

  TestDisk refuseReading(Path file, IOException e) {
    unreadable.put(file, e);
    return this;
  }

  private static void refuse(Map<Path, IOException> refused, Path path) throws IOException {
    IOException e = refused.get(path);
    if (e != null) {
      throw e;
    }
  }

  @Override
  public List<Path> entries(Path folder) throws IOException {
    refuse(unlistable, folder);
    return real.entries(folder);
  }

  @Override
  public Stamp stamp(Path path, boolean followLinks) throws IOException {
    stamps.incrementAndGet();
    refuse(unstampable, path);
    return real.stamp(path, followLinks);
  }

  @Override
  public Path real(Path path) throws IOException {
    return real.real(path);
  }

  @Override
  public byte[] read(Path file, long expected, int limit) throws IOException {
    refuse(unreadable, file);
    reads.incrementAndGet();
    byte[] content = real.read(file, expected, limit);
    afterRead.run();
    return content;
  }

  @Override
  public long now() {
    return now;
  }
}
