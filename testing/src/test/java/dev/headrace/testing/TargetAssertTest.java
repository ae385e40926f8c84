package dev.headrace.testing;

import static dev.headrace.testing.HeadraceAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Changes;
import dev.headrace.RowKey;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.testing.HandbookSearch.Passage;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetAssertTest {

  private final MemoryTarget<Passage> index = new MemoryTarget<>();

  private static Passage passage(String path, int start, String text, float... embedding) {
    return new Passage(path, start, text, embedding);
  }

  @BeforeEach
  void fill() throws Exception {
    index.prepare(HandbookSearchRows.PASSAGE, null);
    index.apply(
        new Changes<>(
            HandbookSearchRows.PASSAGE,
            List.of(passage("a.md", 0, "one", 1, 2), passage("a.md", 4, "two", 3)),
            List.of()));
  }

  private static void fails(ThrowingCallable assertion, String message) {
    assertThatThrownBy(assertion)
        .isInstanceOf(AssertionError.class)
        .hasMessage(message.formatted());
  }

  @Test
  void rowsAreComparedByContentInAnyOrder() {
    assertThat(index)
        .containsExactly(passage("a.md", 4, "two", 3), passage("a.md", 0, "one", 1, 2))
        .contains(passage("a.md", 4, "two", 3))
        .containsOnlyKeys(RowKey.of("a.md", 4), RowKey.of("a.md", 0))
        .doesNotContainKey("a.md", 1)
        .hasSize(2);
    assertThat(index).row("a.md", 4).returns("two", Passage::text);
  }

  @Test
  void everyDifferenceIsShown() {
    fails(
        () ->
            assertThat(index)
                .containsExactly(passage("a.md", 0, "one", 1, 9), passage("b.md", 0, "x")),
        "the target does not hold the expected rows:%n"
            + "  missing:    Passage{path=b.md, start=0, text=x, embedding=[]}%n"
            + "  different:  expected Passage{path=a.md, start=0, text=one, embedding=[1.0, 9.0]}%n"
            + "              found    Passage{path=a.md, start=0, text=one, embedding=[1.0, 2.0]}%n"
            + "  unexpected: Passage{path=a.md, start=4, text=two, embedding=[3.0]}");
  }

  @Test
  void otherRowsAreFineForContains() {
    fails(
        () -> assertThat(index).contains(passage("a.md", 4, "tow", 3)),
        "the target does not hold the expected rows:%n"
            + "  different:  expected Passage{path=a.md, start=4, text=tow, embedding=[3.0]}%n"
            + "              found    Passage{path=a.md, start=4, text=two, embedding=[3.0]}");
  }

  @Test
  void longListsAndLongValuesAreCut() {
    List<Passage> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      many.add(passage("z.md", i, "line\nx".repeat(30)));
    }

    String shown = "line\\nx".repeat(17) + "l";
    assertThatThrownBy(() -> assertThat(index).contains(many.toArray(new Passage[0])))
        .hasMessageContaining("text=%s... (210 characters)", shown)
        .hasMessageEndingWith("and 2 more");
  }

  @Test
  void keysThatAreOthersFail() {
    fails(
        () -> assertThat(index).containsOnlyKeys(RowKey.of("a.md", 0), RowKey.of("b.md", 0)),
        "the target does not hold the expected keys:%n  missing:    [(b.md, 0)]%n  unexpected: [(a.md, 4)]");
    fails(
        () -> assertThat(index).doesNotContainKey("a.md", 4),
        "expected no row with the key (a.md, 4), but there is Passage{path=a.md, start=4, text=two, embedding=[3.0]}");
    fails(
        () -> assertThat(index).row("c.md", 0),
        "expected a row with the key (c.md, 0), but the target has the keys [(a.md, 0), (a.md, 4)]");
  }

  @Test
  void sizesThatAreOthersFailWithTheRows() {
    fails(
        () -> assertThat(index).isEmpty(),
        "expected 0 rows, but there are 2:%n"
            + "  Passage{path=a.md, start=0, text=one, embedding=[1.0, 2.0]}%n"
            + "  Passage{path=a.md, start=4, text=two, embedding=[3.0]}");
  }

  @Test
  void aTargetThatWasNeverWrittenIsEmpty() {
    MemoryTarget<Passage> empty = new MemoryTarget<>();

    assertThat(empty).isEmpty().containsExactly();
    assertThatThrownBy(() -> assertThat(empty).containsExactly(passage("a.md", 0, "one")))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("expected 1 row, but nothing was ever written to the target");
  }

  @Test
  void expectedRowsWithOneKeyAreAMistakeOfTheTest() {
    assertThatThrownBy(
            () -> assertThat(index).containsExactly(passage("x", 0, "a"), passage("x", 0, "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two of the expected rows have the key (x, 0); a target has one row for a key");
  }
}
