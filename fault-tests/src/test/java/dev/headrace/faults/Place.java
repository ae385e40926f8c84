package dev.headrace.faults;

import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.files.JsonDirectory;
import dev.headrace.files.JsonLines;
import dev.headrace.files.TextFiles;
import dev.headrace.lucene.Hit;
import dev.headrace.lucene.LuceneIndex;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.UpdateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link Library} is: its source, its state and what its targets hold.
 *
 * @param shelf the source's folder
 * @param state the state directory
 * @param out what the targets hold
 */
public record Place(Path shelf, Path state, Path out) {

  private static final Set<String> NOT_THE_MEMO = Set.of("headrace", "lock", "owner", "changes");

  /** A place below a folder. */
  public static Place in(Path folder) {
    return new Place(folder.resolve("shelf"), folder.resolve("state"), folder.resolve("out"));
  }

  /** The same source with a state and targets of its own. */
  public Place fresh(Path folder) {
    return new Place(shelf, folder.resolve("state"), folder.resolve("out"));
  }

  /** The same source with a new state and new targets, and a copy of the memo. */
  public Place freshWithMemo(Path folder) throws Exception {
    Place fresh = fresh(folder);
    fresh.with(Calls.NONE, EngineOptions.defaults(), (engine, plan) -> "");
    for (Path file : memo(state)) {
      Path copy = fresh.state().resolve(file.getFileName());
      Scratch.delete(copy);
      Scratch.copy(file, copy);
    }
    return fresh;
  }

  /** Where the Lucene index is. */
  public Path passages() {
    return out.resolve("passages");
  }

  /** Where the JSON files are. */
  public Path outlines() {
    return out.resolve("outlines");
  }

  /** Where the JSON lines are. */
  public Path cards() {
    return out.resolve("cards.jsonl");
  }

  /** Where the table is. */
  public Path entries() {
    return out.resolve("entries.db");
  }

  /** What is done with an open library. */
  @FunctionalInterface
  public interface Use<T> {
    /** Does it. */
    T apply(Engine engine, BoundPlan<Library> plan) throws Exception;
  }

  /** Opens engine and targets for one use, and closes them. */
  public <T> T with(Calls calls, EngineOptions options, Use<T> use) throws Exception {
    Files.createDirectories(out);
    try (LuceneIndex<Library.Passage> passages = LuceneIndex.in(passages());
        Engine engine = Engine.open(state, options)) {
      return use.apply(
          engine,
          LibraryPlan.of(
              new Library(
                  TextFiles.in(shelf),
                  calls,
                  passages,
                  JsonDirectory.in(outlines()),
                  JsonLines.to(cards()),
                  new SqliteTable<>(entries()))));
    }
  }

  /** Updates once. */
  public UpdateReport update(Calls calls) throws Exception {
    return with(calls, EngineOptions.defaults(), Engine::update);
  }

  /** What a state directory holds beside what makes it ours and tracking: the memo. */
  public static List<Path> memo(Path state) throws IOException {
    try (Stream<Path> files = Files.list(state)) {
      return files
          .filter(file -> !NOT_THE_MEMO.contains(file.getFileName().toString()))
          .filter(file -> !file.getFileName().toString().startsWith("state.db"))
          .toList();
    }
  }

  /** What targets hold and what the state says of rows. */
  public record Facts(List<String> contents, List<String> state) {}

  /** All that is there; nothing may be open. */
  public Facts facts() throws IOException, SQLException {
    return new Facts(contents(), StateDump.of(state));
  }

  /** What the targets hold: target and row, a line each, in the order of their texts. */
  public List<String> contents() throws IOException, SQLException {
    List<String> lines = new ArrayList<>();
    if (Files.isDirectory(outlines())) {
      try (Stream<Path> files = Files.list(outlines())) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
          lines.add("outline " + file.getFileName() + " " + Files.readString(file));
        }
      }
    }
    if (Files.exists(cards())) {
      Files.readAllLines(cards()).forEach(line -> lines.add("card " + line));
    }
    SqliteTable.rows(entries()).forEach(row -> lines.add("entry " + row));
    if (Files.isDirectory(passages())) {
      try (LuceneIndex<Library.Passage> index = LuceneIndex.in(passages())) {
        index.search().rows(Integer.MAX_VALUE).forEach(hit -> lines.add("passage " + text(hit)));
      }
    }
    lines.sort(null);
    return lines;
  }

  private static String text(Hit hit) {
    Map<String, @Nullable Object> values = new TreeMap<>(hit.values());
    values.replaceAll((name, value) -> value instanceof float[] f ? Arrays.toString(f) : value);
    return values.toString();
  }
}
