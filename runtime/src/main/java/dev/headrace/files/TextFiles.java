package dev.headrace.files;

import dev.headrace.Listing;
import dev.headrace.RowKey;
import dev.headrace.Source;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The text files below a folder, as rows.
 *
 * <pre>{@code
 * Source<TextFile> handbook =
 *     TextFiles.in(Path.of("handbook")).include("**}{@code /*.md").exclude("**}{@code /draft/**");
 * }</pre>
 *
 * <p>Patterns are relative to the folder, have {@code /} on every system and are case-sensitive:
 * {@code *} and {@code ?} stay within a name, {@code **} stands for any number of folders (so
 * {@code **}{@code /*.md} also means {@code a.md} at the root), {@code [a-z]}, <code>{a,b}</code>
 * and {@code \} work as usual. Patterns are of files: to leave out a folder, exclude {@code
 * folder/**}; it is then not walked at all. Hidden files are files like others.
 *
 * <p>A file whose size, times and inode did not change is taken for unchanged and not read, unless
 * it was changed less than two seconds before it was looked at: then it is read, since a second
 * change could not be told from the first.
 *
 * <p>A file that can't be read, is malformed or too large is a row that fails; the others go on. A
 * folder that can't be listed makes the listing incomplete. Immutable and thread-safe.
 */
public final class TextFiles implements Source<TextFile> {

  private static final int DEFAULT_MAX_BYTES = 64 << 20;

  private final FileTree tree;
  private final Charset charset;
  private final int maxBytes;
  private final String revision;

  private TextFiles(FileTree tree, Charset charset, int maxBytes, String revision) {
    this.tree = tree;
    this.charset = charset;
    this.maxBytes = maxBytes;
    this.revision = revision;
  }

  /**
   * All files below a folder, as UTF-8.
   *
   * @param folder the root; it is looked at when the source is listed
   * @return the source
   */
  public static TextFiles in(Path folder) {
    return new TextFiles(FileTree.in(folder), StandardCharsets.UTF_8, DEFAULT_MAX_BYTES, "");
  }

  /**
   * Selects files. Without any call everything is selected; further calls add to the selection.
   *
   * @param patterns a file that matches one of them is selected
   * @return a source with this selection
   * @throws IllegalArgumentException if a pattern is malformed
   */
  public TextFiles include(String... patterns) {
    return new TextFiles(tree.include(patterns), charset, maxBytes, revision);
  }

  /**
   * Leaves files out, also selected ones.
   *
   * @param patterns a file that matches one of them is left out
   * @return a source without them
   * @throws IllegalArgumentException if a pattern is malformed
   */
  public TextFiles exclude(String... patterns) {
    return new TextFiles(tree.exclude(patterns), charset, maxBytes, revision);
  }

  /**
   * Follows symbolic links to files and folders. Without this call links are passed over, so that
   * the tree can't lead elsewhere. A link that leads back to a folder it is in, or nowhere, is
   * reported as a part that could not be listed.
   *
   * @return a source that follows links
   */
  public TextFiles followLinks() {
    return new TextFiles(tree.followingLinks(), charset, maxBytes, revision);
  }

  /**
   * Reads the files in another charset.
   *
   * @param charset the charset of all files
   * @return a source that reads with it
   */
  public TextFiles charset(Charset charset) {
    return new TextFiles(tree, charset, maxBytes, revision);
  }

  /**
   * Bounds the length of a file; a longer one is a row that fails. Without this call: 64 MB.
   *
   * @param maxBytes from 1 to {@link Integer#MAX_VALUE}
   * @return a source with this bound
   */
  public TextFiles maxBytes(long maxBytes) {
    if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "maxBytes is %d, but a text can have 1 to %d bytes; use BlobFiles for larger files"
              .formatted(maxBytes, Integer.MAX_VALUE));
    }
    return new TextFiles(tree, charset, (int) maxBytes, revision);
  }

  /**
   * Marks all rows as new, also those of unchanged files. Change it along with what {@link #as}
   * makes of a file: unchanged files are not read, so the change would not be seen.
   *
   * @param revision any text
   * @return a source whose rows have this revision
   */
  public TextFiles revision(String revision) {
    return new TextFiles(tree, charset, maxBytes, revision);
  }

  /**
   * Makes rows of an own type. Keep it to filling a row: work belongs in a transform, where a
   * change of its code is seen (here it is not, see {@link #revision}).
   *
   * @param mapping makes a row whose one key component is the path
   * @param <R> the own row type
   * @return a source of own rows
   */
  public <R> Source<R> as(Mapping<? extends R> mapping) {
    return listing -> list(listing, mapping);
  }

  @Override
  public void list(Listing<TextFile> listing) throws IOException, InterruptedException {
    list(listing, TextFile::new);
  }

  TextFiles on(Disk disk) {
    return new TextFiles(tree.on(disk), charset, maxBytes, revision);
  }

  private <R> void list(Listing<R> listing, Mapping<? extends R> mapping)
      throws IOException, InterruptedException {
    String reading = "-" + charset + (revision.isEmpty() ? "" : "-" + revision);
    tree.walk(
        new FileTree.Visitor() {
          @Override
          public void file(String path, Path file, Stamp stamp, @Nullable String version)
              throws InterruptedException {
            listing.add(
                RowKey.of(path),
                version == null ? null : version + reading,
                stamp.size(),
                () -> read(path, file, stamp, mapping));
          }

          @Override
          public void incomplete(String part, Exception cause) {
            listing.incomplete(part, cause);
          }
        });
  }

  private <R> @Nullable R read(String path, Path file, Stamp listed, Mapping<? extends R> mapping)
      throws Exception {
    byte[] content = FileReader.read(tree, file, listed, maxBytes);
    return content == null ? null : mapping.row(path, TextDecoder.decode(content, charset, file));
  }

  @Override
  public String toString() {
    return "TextFiles in " + tree.root();
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
     * @param text its content
     * @return a row whose key is the path
     * @throws Exception if there is no row for this file; then the row fails, and the others go on
     */
    R row(String path, String text) throws Exception;
  }
}
