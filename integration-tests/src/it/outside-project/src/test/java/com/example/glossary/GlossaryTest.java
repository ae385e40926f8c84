package com.example.glossary;

import static dev.headrace.testing.HeadraceAssertions.assertThat;

import dev.headrace.memory.MemorySource;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.plan.BoundPlan;
import dev.headrace.testing.FlowRunner;
import dev.headrace.testing.FlowTest;
import dev.headrace.testing.FlowTest.State;
import dev.headrace.testing.IncrementalChecks;
import org.junit.jupiter.api.Test;

@FlowTest(state = State.DISK)
class GlossaryTest {

  private final MemorySource<Page> pages = MemorySource.of(Page::path);
  private final MemoryTarget<Entry> entries = new MemoryTarget<>();
  private final BoundPlan<Glossary> glossary = GlossaryPlan.of(new Glossary(pages, 2, entries));

  @Test
  void explainsWords(FlowRunner runner) {
    pages.put(page("mill.md", "race: a channel of water\nThe wheel turns.\nwheel: what turns"));

    runner.update(glossary).computed("terms", 1).computed("entry", 2).noFailures();

    assertThat(entries)
        .containsExactly(
            entry("race", "a channel of water", "mill.md"),
            entry("wheel", "what turns", "mill.md"));
  }

  @Test
  void doesOnlyWhatChanged(FlowRunner runner) {
    pages.put(page("mill.md", "race: a channel of water\nwheel: what turns"));
    runner.update(glossary);
    runner.restart();

    runner.update(glossary).didNothing();

    pages.put(page("mill.md", "race: a channel\nwheel: what turns"));
    runner.update(glossary).computed("entry", 1).reused("entry", 1).wrote("entries", 0, 1, 0);
  }

  @Test
  void isTheSameAsFromScratch() {
    IncrementalChecks.forFlow(
            bed ->
                GlossaryPlan.of(
                    new Glossary(
                        bed.source(
                            page("mill.md", "race: a channel of water\nwheel: what turns"),
                            page("weir.md", "gate: what lets water in"),
                            page("empty.md", "")),
                        2,
                        bed.target())))
        .equalsFromScratch();
  }

  private static Page page(String path, String text) {
    return ImmutablePage.builder().path(path).text(text).build();
  }

  private static Entry entry(String word, String meaning, String page) {
    return ImmutableEntry.builder().word(word).meaning(meaning).page(page).build();
  }
}
