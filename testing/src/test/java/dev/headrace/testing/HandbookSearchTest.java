package dev.headrace.testing;

import static dev.headrace.testing.HeadraceAssertions.assertThat;

import dev.headrace.memory.MemorySource;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.plan.BoundPlan;
import dev.headrace.testing.HandbookSearch.FakeEmbedder;
import dev.headrace.testing.HandbookSearch.Page;
import dev.headrace.testing.HandbookSearch.Passage;
import dev.headrace.testing.HandbookSearch.SplitText;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A flow's test as users write it. The snippets in docs/TESTING.md are taken from here. */
@FlowTest
class HandbookSearchTest {

  private final MemorySource<Page> handbook = MemorySource.of(Page::path);
  private final MemoryTarget<Passage> index = new MemoryTarget<>();
  private final BoundPlan<HandbookSearch> search =
      HandbookSearchPlan.of(
          new HandbookSearch(handbook, new SplitText(2), new FakeEmbedder("bad"), index));

  @Test
  void embedsOnlyWhatIsNew(FlowRunner runner) {
    handbook.put(new Page("a.md", "one two"));
    runner.update(search).computed("embedding", 2);

    handbook.put(new Page("b.md", "two three"));
    runner.update(search).computed("embedding", 1).reused("embedding", 1);

    runner.update(search).didNothing();
  }

  @Test
  void indexesEveryWord(FlowRunner runner) {
    handbook.put(new Page("a.md", "one two"));
    runner.update(search).noFailures();

    assertThat(index)
        .containsExactly(
            new Passage("a.md", 0, "one", new float[] {3, "one".hashCode()}),
            new Passage("a.md", 4, "two", new float[] {3, "two".hashCode()}));
  }

  @Test
  void renamingAPageEmbedsNothing(FlowRunner runner) {
    handbook.put(new Page("a.md", "one two"));
    runner.update(search);

    handbook.remove("a.md");
    handbook.put(new Page("b.md", "one two"));

    runner
        .update(search)
        .listed("handbook", 1, 0, 1)
        .ranExactly(Map.of("passage", 2))
        .wrote("index", 2, 0, 2);
    assertThat(index).row("b.md", 4).returns("two", Passage::text);
  }

  @Test
  void aWordWithoutVectorFailsItsPageOnly(FlowRunner runner) {
    handbook.put(new Page("a.md", "one two"), new Page("b.md", "so bad"));

    runner.update(search).onlyFailed("b.md").failed("b.md", "embedding", "no vector for bad");
    assertThat(index).hasSize(2);

    handbook.put(new Page("b.md", "so good"));
    runner.retry(search).computed("embedding", 1).reused("embedding", 1).noFailures();
  }

  @Test
  void aPageThatCantBeReadKeepsItsPassages(FlowRunner runner) {
    handbook.put(new Page("a.md", "one two"));
    runner.update(search).noFailures();

    handbook.failReading(new IOException("the disk is asleep"), "a.md");
    runner.update(search).failed("a.md", "handbook", "asleep").ranNothing().wroteNothing();
    assertThat(index).hasSize(2);

    handbook.heal("a.md");
    runner.update(search).noFailures();
  }

  @Test
  @FlowTest(state = FlowTest.State.DISK)
  void nothingRunsAfterARestart(FlowRunner runner) {
    handbook.put(new Page("a.md", "one two"));
    runner.update(search).noFailures();

    runner.restart();

    runner.update(search).didNothing();
  }

  @Test
  void isIncremental() {
    IncrementalChecks.forFlow(
            bed ->
                HandbookSearchPlan.of(
                    new HandbookSearch(
                        bed.source(
                            new Page("a.md", "one two"),
                            new Page("b.md", "two three two"),
                            new Page("c.md", "")),
                        new SplitText(2),
                        new FakeEmbedder("bad"),
                        bed.target())))
        .equalsFromScratch();
  }
}
