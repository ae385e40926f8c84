package dev.headrace.state.sqlite;

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
        Reads.IDS,
        Reads.TRACKED,
        Reads.TRACE,
        Reads.TRACES,
        Reads.LAST_ROW,
        Reads.FAILURES,
        Reads.PROPERTY,
        Names.SOURCE_ID,
        Names.TARGET_ID,
        Names.PLAN_ID,
        Cache.ORPHAN,
        Targets.ORPHANS,
        Targets.ORPHAN_COUNT,
        Targets.INTENDING,
        Store.UPDATE_ROW,
        Store.UPDATE_COMMITTED,
        Store.DELETE_ROW,
        Store.UNINDEX,
        Store.DELETE_ORPHAN,
        Writes.CLEAR_FAILURE,
        Writes.TOUCH,
        Writes.INVALIDATE_ORPHANS,
        Writes.END_RUN
      })
  void usesAnIndex(String sql) {
    assertThat(plan(sql)).contains("SEARCH").doesNotContain("SCAN ");
  }

  @Test
  void listsOfValuesUseAnIndex() {
    for (InList list :
        List.of(Reads.FIND_ALL, Cache.ROWS_BY_KEY, Cache.ROWS_BY_ID, Cache.HOLDERS)) {
      for (int values : new int[] {1, 3, InList.MAX}) {
        assertThat(plan(list.sql(values))).contains("SEARCH").doesNotContain("SCAN ");
      }
    }
  }

  @Test
  void rowsNeedNoSorting() {
    for (String sql :
        List.of(Reads.ROWS, Reads.IDS, Reads.FAILURES, Reads.TRACKED, Targets.INTENDING)) {
      assertThat(plan(sql)).doesNotContain("TEMP B-TREE");
    }
  }

  @Test
  void idsAreReadFromAnIndexAlone() {
    assertThat(plan(Reads.IDS)).contains("COVERING INDEX");
    assertThat(plan(Targets.INTENDING)).contains("COVERING INDEX intending");
  }
}
