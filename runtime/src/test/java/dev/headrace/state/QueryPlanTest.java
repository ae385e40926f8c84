package dev.headrace.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups use an index: no plan scans a table or sorts. */
class QueryPlanTest {

  private final Path file;

  QueryPlanTest(@TempDir Path temp) {
    try (StateDirectory directory = StateDirectory.open(temp)) {
      file = directory.state();
    }
  }

  private String plan(String sql) {
    return SqliteFixture.query(file, "EXPLAIN QUERY PLAN " + sql.replace("?", "1")).stream()
        .map(row -> row.get(3))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Reads.FIND,
        Reads.ROWS,
        Reads.TRACES,
        Reads.LAST_ROW,
        Reads.OWNED,
        Reads.FIND_TARGET,
        Reads.OWNERS,
        Reads.ORPHANS,
        Reads.ORPHAN_COUNT,
        Reads.FAILURES,
        Reads.PROPERTY,
        Writes.MARK_OWNERS,
        Writes.CLEAR_FAILURE,
        Writes.OWNED_IDS,
        Writes.DISOWN,
        Writes.TOUCH,
        Writes.RETIRE,
        Writes.FORGET,
        Writes.INVALIDATE_OWNERS,
        Writes.INVALIDATE,
        Writes.END_RUN
      })
  void usesAnIndex(String sql) {
    assertThat(plan(sql)).contains("SEARCH").doesNotContain("SCAN ");
  }

  @Test
  void rowsAndOrphansNeedNoSorting() {
    for (String sql : List.of(Reads.ROWS, Reads.ORPHANS, Reads.OWNERS, Reads.FAILURES)) {
      assertThat(plan(sql)).doesNotContain("TEMP B-TREE FOR ORDER BY");
    }
  }

  @Test
  void orphansAreFoundByTheirOwnIndex() {
    assertThat(plan(Reads.ORPHANS)).contains("USING INDEX orphan");
    assertThat(plan(Reads.ORPHAN_COUNT)).contains("INDEX orphan");
  }
}
