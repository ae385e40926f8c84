package dev.headrace.files;

import dev.headrace.files.Stamp.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files below a root that patterns select. Walks them in the order of their paths, with one
 * look at each, and not into folders in which nothing can be selected. Immutable.
 *
 * @param root the folder, absolute
 * @param includes what is selected; everything if empty
 * @param excludes what is not
 * @param followLinks whether symbolic links are followed; if not, they are passed over
 * @param disk where the files are
 */
record FileTree(
    Path root, List<Glob> includes, List<Glob> excludes, boolean followLinks, Disk disk) {

  FileTree {
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
  }

  static FileTree in(Path root) {
    return new FileTree(root.toAbsolutePath(), List.of(), List.of(), false, new LocalDisk(root));
  }

  FileTree include(String... patterns) {
    return new FileTree(root, with(includes, patterns), excludes, followLinks, disk);
  }

  FileTree exclude(String... patterns) {
    return new FileTree(root, includes, with(excludes, patterns), followLinks, disk);
  }

  FileTree followingLinks() {
    return new FileTree(root, includes, excludes, true, disk);
  }

  FileTree on(Disk other) {
    return new FileTree(root, includes, excludes, followLinks, other);
  }

  private static List<Glob> with(List<Glob> globs, String... patterns) {
    List<Glob> all = new ArrayList<>(globs);
    for (String pattern : patterns) {
      all.add(Glob.of(pattern));
    }
    return all;
  }

  /** Takes what a walk finds. */
  interface Visitor {

    /** A selected file; the version is null if nothing vouches for it. */
    void file(String path, Path file, Stamp stamp, @Nullable String version)
        throws InterruptedException;

    /** Something below which selected files may be that are not seen. */
    void incomplete(String part, Exception cause);
  }

  /**
   * Visits the selected files.
   *
   * @throws IOException if the root can't be walked, saying what to do
   * @throws InterruptedException if the thread is interrupted
   */
  void walk(Visitor visitor) throws IOException, InterruptedException {
    List<Path> entries;
    Set<Path> above;
    long now = disk.now();
    try {
      Kind kind = disk.stamp(root, true).kind();
      if (kind != Kind.FOLDER) {
        throw new IOException(
            "%s is not a folder, but files are to be listed in it. Give the folder it is in, and select it with include(\"%s\")"
                .formatted(root, root.getFileName()));
      }
      above = followLinks ? Set.of(disk.real(root)) : Set.of();
      entries = disk.entries(root);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "The folder %s does not exist. Create it, or correct the path".formatted(root), e);
    } catch (java.nio.file.FileSystemException e) {
      throw new IOException(
          "The folder %s can't be listed: %s. Give this process the right to read it"
              .formatted(root, Failures.reason(e)),
          e);
    }
    new Walk(this, visitor).entries("", entries, above, now);
  }

  boolean selects(String path) {
    return (includes.isEmpty() || includes.stream().anyMatch(g -> g.matches(path)))
        && excludes.stream().noneMatch(g -> g.matches(path));
  }

  boolean maySelectBelow(String folder) {
    return (includes.isEmpty() || includes.stream().anyMatch(g -> g.mayMatchBelow(folder)))
        && excludes.stream().noneMatch(g -> g.matchesAllBelow(folder));
  }

  /** An entry of a folder that is selected, or below which something may be. */
  record Entry(String name, Path path, Stamp stamp) {

    /** The order of the paths of all files: a folder counts with its slash. */
    static final Comparator<Entry> ORDER = Comparator.comparing(Entry::sortName);

    private String sortName() {
      return stamp.kind() == Kind.FOLDER ? name + "/" : name;
    }
  }
}
