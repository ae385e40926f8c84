package dev.headrace.faults.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file system of its own in memory, which can be full or read-only. Needs root and Linux. */
final class SmallDisk {

  private static final String FILLER = "filler";

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one; null where that is not possible. */
  static @Nullable SmallDisk mount(Path folder, String size)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    boolean mounted =
        Files.exists(Path.of("/bin/mount"))
            && Commands.run(
                "mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
    return mounted ? new SmallDisk(folder) : null;
  }

  /** Leaves so much space and no more. */
  void fill(int bytesLeft) throws IOException {
    Files.deleteIfExists(folder.resolve(FILLER));
    long free = Files.getFileStore(folder).getUsableSpace();
    Files.write(folder.resolve(FILLER), new byte[(int) Math.max(0, free - bytesLeft)]);
  }

  /** Leaves all space. */
  void free() throws IOException {
    Files.deleteIfExists(folder.resolve(FILLER));
  }

  /** Lets nobody write, or anybody. */
  void readOnly(boolean readOnly) throws IOException, InterruptedException {
    if (!Commands.run("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), folder.toString())) {
      throw new IOException("can't remount " + folder);
    }
  }

  /** Takes it away; what is still mapped into memory goes when it is collected. */
  void unmount() throws IOException, InterruptedException {
    if (!Commands.run("umount", "-l", folder.toString())) {
      throw new IOException("can't unmount " + folder);
    }
  }
}
