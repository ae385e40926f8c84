package dev.headrace.files;

import dev.headrace.Changes;
import dev.headrace.Inspectable;
import dev.headrace.Migration;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowType;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One indented JSON file a row, for looking at results with plain tools.
 *
 * <pre>{@code
 * Target<Outline> outlines = JsonDirectory.in(Path.of("out/outlines"));
 * }</pre>
 *
 * <p>Files are named after the rows' keys: {@code docs/a.md} becomes {@code docs%2Fa.md.json};
 * capitals are marked at the end, since not every file system tells them apart ({@code
 * Read.md~1.json}), and a very long name is cut and carries a hash. Each file is replaced in one
 * step; a reader sees the old or the new row, whole. Numbers without JSON (NaN) are strings, {@code
 * byte[]} is Base64, a blob is shown as its size and SHA-256.
 *
 * <p>The folder belongs to one target of one flow: it must be new, empty or used as such before,
 * and what it holds is removed where all rows are written again. Not thread-safe.
 *
 * @param <R> the rows
 */
public final class JsonDirectory<R> implements Inspectable<R> {

  private static final String EXTENSION = ".json";
  private static final String MARKER = ".headrace";

  private final Path folder;

  private JsonDirectory(Path folder) {
    this.folder = folder;
  }

  /**
   * Rows as files of a folder.
   *
   * @param folder the folder; it is made if it does not exist
   * @param <R> the rows
   * @return the target
   */
  public static <R> JsonDirectory<R> in(Path folder) {
    return new JsonDirectory<>(folder.toAbsolutePath());
  }

  /**
   * The file of a row.
   *
   * @param key the row's key's values
   * @return where it is, whether or not it exists
   */
  public Path file(Object... key) {
    RowKey rowKey = key.length == 1 && key[0] instanceof RowKey k ? k : RowKey.of(key);
    return folder.resolve(KeyFileName.of(rowKey) + EXTENSION);
  }

  @Override
  public void apply(Changes<R> changes) throws IOException {
    for (R row : changes.upserts()) {
      DurableFile.replace(file(changes.type().key(row)), json(changes.type(), row));
    }
    for (RowKey key : changes.deletes()) {
      Files.deleteIfExists(file(key));
    }
    DurableFile.sync(folder);
  }

  /** All rows are written again where the key changed, or the folder is gone. */
  @Override
  public Migration migration(RowSchema before, RowSchema after) {
    return KeyChange.migration(before, after, Files.exists(folder.resolve(MARKER)), folder);
  }

  @Override
  public void prepare(RowType<R> type, @Nullable RowSchema before) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(
          "%s is a file, but the rows of %s are to be files in it. Give a folder"
              .formatted(folder, type.schema().name()));
    }
    Files.createDirectories(folder);
    DurableFile.sweep(folder, "");
    if (!Files.exists(folder.resolve(MARKER))) {
      requireEmpty();
    } else if (before == null || migration(before, type.schema()).rebuild()) {
      removeAll();
    }
    DurableFile.replace(
        folder.resolve(MARKER), (type.schema() + "\n").getBytes(StandardCharsets.UTF_8));
    DurableFile.sync(folder);
  }

  private void requireEmpty() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> alien = entries.map(e -> e.getFileName().toString()).sorted().limit(3).toList();
      if (!alien.isEmpty()) {
        throw new IOException(
            "The folder %s holds what this target did not write (%s). Give it an empty folder of its own"
                .formatted(folder, String.join(", ", alien)));
      }
    }
  }

  private void removeAll() throws IOException {
    List<Path> rows = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + EXTENSION)) {
      files.forEach(rows::add);
    }
    for (Path row : rows) {
      Files.deleteIfExists(row);
    }
  }

  @Override
  public void keys(RowType<R> type, Consumer<RowKey> visitor) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + EXTENSION)) {
      for (Path file : files) {
        RowKey key = key(type, file);
        if (key == null || !file(key).equals(file)) {
          throw new IOException(
              "%s is not what this target writes under that name. Remove it".formatted(file));
        }
        visitor.accept(key);
      }
    }
  }

  private @Nullable RowKey key(RowType<R> type, Path file) throws IOException {
    try {
      return JsonKey.ofIndented(type.schema(), Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (MalformedInputException | IllegalArgumentException e) { // as its absence
      return null;
    }
  }

  @Override
  public List<R> differing(RowType<R> type, List<R> rows) throws IOException {
    List<R> differing = new ArrayList<>();
    for (R row : rows) {
      Path file = file(type.key(row));
      byte[] json = json(type, row);
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), json)) {
        differing.add(row);
      }
    }
    return differing;
  }

  private static <R> byte[] json(RowType<R> type, R row) throws IOException {
    return (JsonRows.row(type, row, true) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "JsonDirectory in " + folder;
  }
}
