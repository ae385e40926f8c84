package dev.headrace.files;

import dev.headrace.files.FileTree.Entry;
import dev.headrace.files.FileTree.Visitor;
import dev.headrace.files.Stamp.Kind;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One walk through a {@link FileTree}. */
final class Walk {

  private final FileTree tree;
  private final Visitor visitor;

  Walk(FileTree tree, Visitor visitor) {
    this.tree = tree;
    this.visitor = visitor;
  }

  /**
   * Visits a folder's entries.
   *
   * @param prefix the folder's path with a slash at its end; empty for the root
   * @param paths the entries
   * @param above the real paths of the folder and of those it was reached through, where links are
   *     followed
   * @param now when the entries were listed
   */
  void entries(String prefix, List<Path> paths, Set<Path> above, long now)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while listing " + tree.root());
    }
    List<Entry> entries = new ArrayList<>();
    for (Path path : paths) {
      Entry entry = look(prefix, path);
      if (entry != null) {
        entries.add(entry);
      }
    }
    entries.sort(Entry.ORDER);
    for (Entry entry : entries) {
      String path = prefix + entry.name();
      if (entry.stamp().kind() == Kind.FOLDER) {
        folder(path, entry.path(), above);
      } else {
        visitor.file(path, entry.path(), entry.stamp(), entry.stamp().version(now));
      }
    }
  }

  /** Looks at an entry; null if there is nothing to visit. */
  private @Nullable Entry look(String prefix, Path path) {
    String name = FileName.of(path);
    boolean selected = tree.selects(prefix + name);
    boolean below = tree.maySelectBelow(prefix + name);
    if (!selected && !below) {
      return null;
    }
    try {
      Stamp stamp = tree.disk().stamp(path, false);
      if (stamp.kind() == Kind.LINK && tree.followLinks()) {
        stamp = followed(path);
      }
      boolean wanted =
          switch (stamp.kind()) {
            case FILE -> selected;
            case FOLDER -> below;
            case LINK, OTHER -> false;
          };
      return wanted ? new Entry(name, path, stamp) : null;
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      visitor.incomplete(path.toString(), e);
      return null;
    }
  }

  private Stamp followed(Path link) throws IOException {
    try {
      return tree.disk().stamp(link, true);
    } catch (NoSuchFileException e) {
      throw new IOException(
          link + " is a link to what does not exist. Remove the link, or exclude it", e);
    }
  }

  private void folder(String path, Path folder, Set<Path> above) throws InterruptedException {
    long now = tree.disk().now();
    List<Path> entries;
    Set<Path> chain = Set.of();
    try {
      if (tree.followLinks()) {
        chain = below(folder, above);
      }
      entries = tree.disk().entries(folder);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      visitor.incomplete(folder.toString(), e);
      return;
    }
    entries(path + "/", entries, chain, now);
  }

  private Set<Path> below(Path folder, Set<Path> above) throws IOException {
    Path real = tree.disk().real(folder);
    Set<Path> chain = new HashSet<>(above);
    if (!chain.add(real)) {
      throw loop(folder, real);
    }
    return chain;
  }

  private static FileSystemLoopException loop(Path folder, Path real) {
    FileSystemLoopException loop =
        new FileSystemLoopException(
            "%s leads back to %s, which it is in. Remove the link, or exclude it"
                .formatted(folder, real));
    return loop;
  }
}
