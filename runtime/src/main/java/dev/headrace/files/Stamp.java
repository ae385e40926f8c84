package dev.headrace.files;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a file without reading it.
 *
 * @param kind what it is
 * @param size in bytes
 * @param modified when its content was last written, in nanoseconds since 1970
 * @param changed when content or attributes were last changed: unlike {@code modified} it can't be
 *     set; {@link #UNKNOWN} where the system does not tell
 * @param inode which file it is; {@link #UNKNOWN} where the system does not tell
 */
record Stamp(Kind kind, long size, long modified, long changed, long inode) {

  /** For what the system does not tell. */
  static final long UNKNOWN = Long.MIN_VALUE;

  /** Coarser than the clock of every file system in use (FAT: 2 s). */
  private static final long GRANULARITY = TimeUnit.SECONDS.toNanos(2);

  /** What stands at a path. */
  enum Kind {
    /** A regular file. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A symbolic link, when links are not followed. */
    LINK,
    /** A pipe, a device, a socket. */
    OTHER
  }

  /**
   * The version that vouches for a file's content: as long as it stays equal, so does the content.
   *
   * <p>A file that was last changed within the clock's granularity before now may be changed again
   * without its times moving, so nothing vouches for it (git calls such an entry racy).
   *
   * @param now nanoseconds since 1970, taken before this stamp
   * @return null if nothing vouches for the file
   */
  @Nullable String version(long now) {
    long last = changed == UNKNOWN ? modified : changed;
    if (last > now - GRANULARITY) {
      return null;
    }
    return size + "-" + Long.toHexString(modified) + known(changed) + known(inode);
  }

  private static String known(long value) {
    return value == UNKNOWN ? "" : "-" + Long.toHexString(value);
  }
}
