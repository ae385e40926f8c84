package dev.headrace.files;

import dev.headrace.files.Stamp.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The file system of a path. */
final class LocalDisk implements Disk {

  private static final LinkOption[] FOLLOW = {};
  private static final LinkOption[] STAY = {LinkOption.NOFOLLOW_LINKS};
  private static final String UNIX =
      "unix:isRegularFile,isDirectory,isSymbolicLink,size,lastModifiedTime,ctime,ino";

  private final boolean unix;

  LocalDisk(Path root) {
    unix = root.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  @Override
  public List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return entries;
  }

  @Override
  public Stamp stamp(Path path, boolean followLinks) throws IOException {
    LinkOption[] options = followLinks ? FOLLOW : STAY;
    return unix
        ? of(Files.readAttributes(path, UNIX, options))
        : of(Files.readAttributes(path, BasicFileAttributes.class, options));
  }

  private static Stamp of(BasicFileAttributes a) {
    return new Stamp(
        kind(a.isRegularFile(), a.isDirectory(), a.isSymbolicLink()),
        a.size(),
        a.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        Stamp.UNKNOWN,
        Stamp.UNKNOWN);
  }

  private static Stamp of(Map<String, Object> a) {
    return new Stamp(
        kind(
            value(a, "isRegularFile", Boolean.class),
            value(a, "isDirectory", Boolean.class),
            value(a, "isSymbolicLink", Boolean.class)),
        value(a, "size", Long.class),
        value(a, "lastModifiedTime", FileTime.class).to(TimeUnit.NANOSECONDS),
        value(a, "ctime", FileTime.class).to(TimeUnit.NANOSECONDS),
        value(a, "ino", Long.class));
  }

  private static <T> T value(Map<String, Object> attributes, String name, Class<T> type) {
    return Objects.requireNonNull(type.cast(attributes.get(name)), name);
  }

  private static Kind kind(boolean file, boolean folder, boolean link) {
    return file ? Kind.FILE : folder ? Kind.FOLDER : link ? Kind.LINK : Kind.OTHER;
  }

  @Override
  public Path real(Path path) throws IOException {
    return path.toRealPath();
  }

  @Override
  public byte[] read(Path file, long expected, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      // One more than expected, so that the end is seen.
      byte[] content = new byte[(int) Math.min(expected + 1, limit)];
      int size = in.readNBytes(content, 0, content.length);
      if (size < content.length) {
        return Arrays.copyOf(content, size);
      }
      byte[] rest = in.readNBytes(limit - size);
      byte[] all = Arrays.copyOf(content, size + rest.length);
      System.arraycopy(rest, 0, all, size, rest.length);
      return all;
    }
  }

  @Override
  public long now() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }
}
