package dev.headrace.files;

import dev.headrace.Blob;
import dev.headrace.Listing;
import dev.headrace.RowKey;
import dev.headrace.Source;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder, as rows whose content is read on demand and never held: for what is
 * large or no text.
 *
 * <pre>{@code
 * Source<BlobFile> scans = BlobFiles.in(Path.of("scans")).include("**}{@code /*.pdf");
 * }</pre>
 *
 * <p>Patterns, links, unchanged and unreadable files are as with {@link TextFiles}. Immutable and
 * thread-safe.
 */
public final class BlobFiles implements Source<BlobFile> {

  /** Larger contents are streamed. */
  private static final long MAX_HELD = 1 << 20;

  private final FileTree tree;
  private final String revision;

  private BlobFiles(FileTree tree, String revision) {
    this.tree = tree;
    this.revision = revision;
  }

  /**
   * All files below a folder.
   *
   * @param folder the root; it is looked at when the source is listed
   * @return the source
   */
  public static BlobFiles in(Path folder) {
    return new BlobFiles(FileTree.in(folder), "");
  }

  /**
   * Selects files. Without any call everything is selected; further calls add to the selection.
   *
   * @param patterns a file that matches one of them is selected
   * @return a source with this selection
   * @throws IllegalArgumentException if a pattern is malformed
   */
  public BlobFiles include(String... patterns) {
    return new BlobFiles(tree.include(patterns), revision);
  }

  /**
   * Leaves files out, also selected ones.
   *
   * @param patterns a file that matches one of them is left out
   * @return a source without them
   * @throws IllegalArgumentException if a pattern is malformed
   */
  public BlobFiles exclude(String... patterns) {
    return new BlobFiles(tree.exclude(patterns), revision);
  }

  /**
   * Follows symbolic links, as {@link TextFiles#followLinks}.
   *
   * @return a source that follows links
   */
  public BlobFiles followLinks() {
    return new BlobFiles(tree.followingLinks(), revision);
  }

  /**
   * Marks all rows as new, as {@link TextFiles#revision}.
   *
   * @param revision any text
   * @return a source whose rows have this revision
   */
  public BlobFiles revision(String revision) {
    return new BlobFiles(tree, revision);
  }

  /**
   * Makes rows of an own type, as {@link TextFiles#as}.
   *
   * @param mapping makes a row whose one key component is the path
   * @param <R> the own row type
   * @return a source of own rows
   */
  public <R> Source<R> as(Mapping<? extends R> mapping) {
    return listing -> list(listing, mapping);
  }

  @Override
  public void list(Listing<BlobFile> listing) throws IOException, InterruptedException {
    list(listing, BlobFile::new);
  }

  private <R> void list(Listing<R> listing, Mapping<? extends R> mapping)
      throws IOException, InterruptedException {
    String reading = revision.isEmpty() ? "" : "-" + revision;
    tree.walk(
        new FileTree.Visitor() {
          @Override
          public void file(String path, Path file, Stamp stamp, @Nullable String version)
              throws InterruptedException {
            listing.add(
                RowKey.of(path),
                version == null ? null : version + reading,
                Math.min(stamp.size(), MAX_HELD),
                () -> read(path, file, mapping));
          }

          @Override
          public void incomplete(String part, Exception cause) {
            listing.incomplete(part, cause);
          }
        });
  }

  private static <R> @Nullable R read(String path, Path file, Mapping<? extends R> mapping)
      throws Exception {
    try {
      return mapping.row(path, Blob.of(file));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "BlobFiles in " + tree.root();
  }

  /**
   * Makes a row of a file.
   *
   * @param <R> the row
   */
  @FunctionalInterface
  public interface Mapping<R> {

    /**
     * Makes a row.
     *
     * @param path the file's path, relative to the root, with {@code /} on every system
     * @param content its content, read on demand
     * @return a row whose key is the path
     * @throws Exception if there is no row for this file; then the row fails, and the others go on
     */
    R row(String path, Blob content) throws Exception;
  }
}
