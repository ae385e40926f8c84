package dev.headrace.state.sqlite;

import static dev.headrace.state.States.DOCS;
import static dev.headrace.state.States.bytes;
import static dev.headrace.state.States.failure;
import static dev.headrace.state.States.found;
import static dev.headrace.state.States.intention;
import static dev.headrace.state.States.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.hash.Bytes;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.Claim;
import dev.headrace.state.States;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/STATE.md} says is so. */
class StateDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "STATE.md");
  private static final Pattern QUERY =
      Pattern.compile("\n\n([^\n]+)\n\n```sql\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TABLE =
      Pattern.compile(
          "### `(\\w+)`(?: \\(view\\))?\n\\| column \\| meaning \\|\n\\|---\\|---\\|\n((?:\\|.*\n)+)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|]*)\\|");
  private static final Pattern COLUMN = Pattern.compile("`(\\w+)`");

  private final Path temp;
  private final Path file;

  StateDocumentTest(@TempDir Path temp) {
    this.temp = temp;
    this.file = temp.resolve("state.db");
  }

  @BeforeEach
  void populate() {
    Instant noon = Instant.parse("2026-11-21T12:00:00Z");
    try (SqliteFixture fixture = SqliteFixture.open(temp)) {
      StateStore store = fixture.store;
      for (int i = 0; i < 17; i++) {
        store.beginRun("docs.Search", noon);
      }
      store.endRun(17, noon.plusSeconds(3), "2 rows added");
      store.commit(
          List.of(
              outcome("a.md", 1, passage("a.md", 0, 10), passage("a.md", 120, 11)),
              outcome("b.md", 2, passage("a.md", 0, 10))),
          17);
      store.commit(List.of(outcome("c.md", 3, passage("c.md", 0, 12))), 16);
      store.retire(List.of(found(store, "c.md").id()));
      store.intend(List.of(intention("d.md")));
      store.fail(List.of(failure("d.md", "connection refused")), noon.plusSeconds(1));
      store.fail(List.of(failure("d.md", "connection reset")), noon.plusSeconds(2));
    }
  }

  /** A claim whose key is encoded as those of generated code are. */
  private static Claim passage(String path, int start, long hash) {
    Bytes key = bytes("\0" + (char) path.length() + path + (char) start + "\0\0\0");
    return new Claim(
        States.INDEX, new Key(key, "(%s, %d)".formatted(path, start)), States.hash(hash));
  }

  private static String document() throws IOException {
    return Files.readString(DOCUMENT);
  }

  private static Map<String, String> queries() throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    Matcher matcher = QUERY.matcher(document());
    while (matcher.find()) {
      queries.put(matcher.group(1), matcher.group(2));
    }
    return queries;
  }

  @Test
  void eachQuestionHasTheAnswerThatItPromises() throws Exception {
    Map<String, List<List<String>>> answers = new LinkedHashMap<>();
    queries().forEach((question, sql) -> answers.put(question, SqliteFixture.query(file, sql)));

    String index = States.INDEX;
    String start = "2026-11-21T12:00:00Z";
    Map<String, List<List<String>>> expected = new LinkedHashMap<>();
    expected.put(
        "Which rows did `a.md` yield?",
        List.of(
            List.of(index, "(a.md, 0)", States.hash(10).toString().toUpperCase(Locale.ROOT)),
            List.of(index, "(a.md, 120)", States.hash(11).toString().toUpperCase(Locale.ROOT))));
    expected.put(
        "Which source rows does a target row come from?",
        List.of(List.of(DOCS, "a.md", "v1", "17"), List.of(DOCS, "b.md", "v2", "17")));
    expected.put(
        "What failed, and why?",
        List.of(
            List.of(
                DOCS,
                "d.md",
                "transform",
                "embedding",
                "java.io.IOException",
                "connection reset",
                "2",
                "2026-11-21T12:00:01Z",
                "2026-11-21T12:00:02Z")));
    List<String> run = List.of("docs.Search", start, "2026-11-21T12:00:03Z", "2 rows added", DOCS);
    expected.put(
        "What did run 17 do? Its summary, and the rows that no later run has committed since:",
        List.of(with(run, "a.md"), with(run, "b.md")));
    expected.put(
        "Orphans: which target rows are still to be deleted from their target?",
        List.of(List.of(index, "(c.md, 0)")));
    expected.put(
        "Which rows are dirty: begun and not finished, or never committed?",
        List.of(List.of(DOCS, "d.md", "0")));
    expected.put("How much is there?", List.of(List.of(DOCS, "3", "1", "1")));
    List<List<String>> unfinished = answers.get("Which runs were cut short?");
    assertThat(unfinished).hasSize(16).contains(List.of("1", "docs.Search", start));
    answers.remove("Which runs were cut short?");
    expected.put("Is the file sound? `ok`, and no further row:", List.of(List.of("ok")));
    assertThat(answers).isEqualTo(expected);
  }

  private static List<String> with(List<String> values, String last) {
    return Stream.concat(values.stream(), Stream.of(last)).toList();
  }

  @Test
  void eachColumnOfEachTableIsDescribedAndNoOther() throws Exception {
    Map<String, Set<String>> described = new LinkedHashMap<>();
    Matcher table = TABLE.matcher(document());
    while (table.find()) {
      Set<String> columns = new TreeSet<>();
      Matcher row = ROW.matcher(table.group(2));
      while (row.find()) {
        COLUMN.matcher(row.group(1)).results().forEach(c -> columns.add(c.group(1)));
      }
      described.put(table.group(1), columns);
    }
    Map<String, Set<String>> actual = new LinkedHashMap<>();
    SqliteFixture.query(
            file,
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
                + " WHERE m.type IN ('table', 'view')")
        .forEach(row -> actual.computeIfAbsent(row.get(0), t -> new TreeSet<>()).add(row.get(1)));
    assertThat(described).isEqualTo(actual);
  }

  @Test
  void theHeaderIsAsDescribed() throws Exception {
    String id = SqliteFixture.query(file, "PRAGMA application_id").get(0).get(0);
    String format = SqliteFixture.query(file, "PRAGMA user_version").get(0).get(0);
    assertThat(document())
        .contains("`PRAGMA application_id` is " + id)
        .contains("`PRAGMA user_version` is " + format);
  }
}
