package dev.headrace.files;

import dev.headrace.Changes;
import dev.headrace.Inspectable;
import dev.headrace.Migration;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import dev.headrace.RowType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All rows in one file, one JSON object a line, in the order of their keys: for looking at results
 * with plain tools, and for diffs.
 *
 * <pre>{@code
 * Target<Outline> outlines = JsonLines.to(Path.of("out/outlines.jsonl"));
 * }</pre>
 *
 * <p>Every {@link #apply} writes the whole file anew and puts it in the old one's place in one
 * step. Meant for what fits into memory; for more there is {@link JsonDirectory}. The file belongs
 * to one target of one flow. Not thread-safe.
 *
 * @param <R> the rows
 */
public final class JsonLines<R> implements Inspectable<R> {

  private final Path file;
  private @Nullable SortedMap<List<String>, String> lines;

  private JsonLines(Path file) {
    this.file = file;
  }

  /**
   * Rows as lines of a file.
   *
   * @param file the file; it and its folder are made if they do not exist
   * @param <R> the rows
   * @return the target
   */
  public static <R> JsonLines<R> to(Path file) {
    return new JsonLines<>(file.toAbsolutePath());
  }

  @Override
  public void apply(Changes<R> changes) throws IOException {
    RowSchema schema = changes.type().schema();
    SortedMap<List<String>, String> now = new TreeMap<>(KeyOrder.of(schema));
    now.putAll(lines == null ? load(schema) : lines);
    for (R row : changes.upserts()) {
      now.put(
          JsonRows.key(schema, changes.type().key(row)), JsonRows.row(changes.type(), row, false));
    }
    for (RowKey key : changes.deletes()) {
      now.remove(JsonRows.key(schema, key));
    }
    write(now);
  }

  /** All rows are written again where the key changed, or the file is gone. */
  @Override
  public Migration migration(RowSchema before, RowSchema after) {
    return KeyChange.migration(before, after, Files.exists(file), file);
  }

  @Override
  public void prepare(RowType<R> type, @Nullable RowSchema before) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(
          "%s is a folder, but the rows of %s are to be lines of it. Give a file"
              .formatted(file, type.schema().name()));
    }
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
      DurableFile.sweep(folder, file.getFileName() + ".");
    }
    if (before == null) {
      requireOwn(type.schema());
    }
    if (before == null || migration(before, type.schema()).rebuild()) {
      write(new TreeMap<>(KeyOrder.of(type.schema())));
    } else {
      lines = load(type.schema());
    }
  }

  /** Rows that another state wrote here are written again; anything else is not ours to remove. */
  private void requireOwn(RowSchema schema) throws IOException {
    List<String> names = schema.columns().stream().map(Column::name).toList();
    for (Map.Entry<Integer, String> line : numberedLines().entrySet()) {
      if (!List.copyOf(members(line.getKey(), line.getValue()).keySet()).equals(names)) {
        throw notOurs(line.getKey(), "expected the members " + names, null);
      }
    }
  }

  private SortedMap<List<String>, String> load(RowSchema schema) throws IOException {
    SortedMap<List<String>, String> loaded = new TreeMap<>(KeyOrder.of(schema));
    for (Map.Entry<Integer, String> line : numberedLines().entrySet()) {
      Map<String, String> members = members(line.getKey(), line.getValue());
      List<String> key = new ArrayList<>();
      for (Column column : schema.keyColumns()) {
        String value = members.get(column.name());
        if (value == null) {
          throw notOurs(line.getKey(), "expected the member " + column.name(), null);
        }
        key.add(value);
      }
      loaded.put(key, line.getValue());
    }
    return loaded;
  }

  private SortedMap<Integer, String> numberedLines() throws IOException {
    SortedMap<Integer, String> numbered = new TreeMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        numbered.put(numbered.size() + 1, line);
      }
    }
    return numbered;
  }

  private Map<String, String> members(int number, String line) throws IOException {
    try {
      return JsonLine.members(line);
    } catch (IllegalArgumentException e) {
      throw notOurs(number, String.valueOf(e.getMessage()), e);
    }
  }

  private IOException notOurs(int number, String expected, @Nullable Exception cause) {
    return new IOException(
        "%s, line %d is not what this target writes: %s. Give the target a file of its own, or delete this one together with the state"
            .formatted(file, number, expected),
        cause);
  }

  private void write(SortedMap<List<String>, String> now) throws IOException {
    StringBuilder text = new StringBuilder();
    now.values().forEach(line -> text.append(line).append('\n'));
    DurableFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    Path folder = file.getParent();
    if (folder != null) {
      DurableFile.sync(folder);
    }
    lines = now;
  }

  /** Reads the file, also where it was written before: it may have been changed since. */
  @Override
  public void keys(RowType<R> type, Consumer<RowKey> visitor) throws IOException {
    lines = load(type.schema());
    lines.keySet().forEach(key -> visitor.accept(JsonKey.of(key)));
  }

  @Override
  public List<R> differing(RowType<R> type, List<R> rows) throws IOException {
    SortedMap<List<String>, String> now = lines == null ? load(type.schema()) : lines;
    List<R> differing = new ArrayList<>();
    for (R row : rows) {
      String held = now.get(JsonRows.key(type.schema(), type.key(row)));
      if (!JsonRows.row(type, row, false).equals(held)) {
        differing.add(row);
      }
    }
    return differing;
  }

  @Override
  public String toString() {
    return "JsonLines to " + file;
  }
}
