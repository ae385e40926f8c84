package dev.headrace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

  private static final Edit UPDATE = new Edit.Update();
  private static final Edit RETRY = new Edit.Retry();

  private static Edit put(int row) {
    return new Edit.Put(0, row);
  }

  private static List<Edit> shrink(List<Edit> edits, int attempts, Predicate<List<Edit>> fails) {
    return new Shrinker(fails, attempts).shrink(edits);
  }

  private static List<Edit> puts(int count) {
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      edits.add(put(i));
    }
    return edits;
  }

  @Test
  void onlyWhatIsNeededStaysInItsOrder() {
    List<Edit> edits = puts(40);
    edits.add(13, UPDATE);
    edits.add(29, RETRY);

    List<Edit> shrunk =
        shrink(
            edits,
            1000,
            some ->
                some.contains(put(3))
                    && some.indexOf(UPDATE) > some.indexOf(put(3))
                    && some.contains(put(35)));

    assertThat(shrunk).containsExactly(put(3), UPDATE, put(35));
  }

  @Test
  void aRenamingIsReplacedByThePartThatMatters() {
    Edit rename = new Edit.Rename(0, RowKey.of("a"), 7);

    assertThat(shrink(List.of(rename), 100, some -> some.contains(rename) || some.contains(put(7))))
        .containsExactly(put(7));
    assertThat(shrink(List.of(rename), 100, some -> some.contains(rename))).containsExactly(rename);
  }

  @Test
  void attemptsAreLimited() {
    List<List<Edit>> tried = new ArrayList<>();

    List<Edit> shrunk =
        shrink(
            puts(64),
            5,
            some -> {
              tried.add(some);
              return some.contains(put(63));
            });

    assertThat(tried).hasSize(5);
    assertThat(shrunk).contains(put(63)).hasSizeLessThan(64);
  }
}
