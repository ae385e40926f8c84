package dev.headrace.faults.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that can be read only, as on a file system that is. For root, who may write any file, it
 * is mounted over itself, which needs Linux.
 */
final class ReadOnlyFile {

  private final Path file;
  private boolean mounted;

  private ReadOnlyFile(Path file, boolean mounted) {
    this.file = file;
    this.mounted = mounted;
  }

  /** Makes a file read-only; to be undone. */
  static ReadOnlyFile make(Path file) throws IOException, InterruptedException {
    if (!file.toFile().setWritable(false)) {
      throw new IOException("can't make read-only: " + file);
    }
    if (!Files.isWritable(file)) {
      return new ReadOnlyFile(file, false);
    }
    String name = file.toString();
    boolean mounted = Commands.run("mount", "--bind", name, name);
    if (mounted && !Commands.run("mount", "-o", "remount,bind,ro", name)) {
      throw new IOException("can't mount again: " + file);
    }
    return new ReadOnlyFile(file, mounted);
  }

  /** Whether it is: root may write a file on a system that can't mount. */
  boolean isReadOnly() {
    return mounted || !Files.isWritable(file);
  }

  /** Makes it writable again, if it is not yet. */
  void undo() throws IOException, InterruptedException {
    if (mounted && !Commands.run("umount", "-l", file.toString())) {
      throw new IOException("can't unmount " + file);
    }
    mounted = false;
    if (Files.exists(file) && !file.toFile().setWritable(true)) {
      throw new IOException("can't make writable: " + file);
    }
  }
}
