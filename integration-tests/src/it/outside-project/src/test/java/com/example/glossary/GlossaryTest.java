package com.example.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.memory.MemoryTarget;
import org.junit.jupiter.api.Test;

class GlossaryTest {

  @Test
  void explainsWords() {
    MemoryTarget<Entry> entries = new MemoryTarget<>();
    Glossary flow =
        new Glossary(
            listing ->
                listing.add(
                    ImmutablePage.builder()
                        .path("mill.md")
                        .text("race: a channel of water\nThe wheel turns.\nwheel: what turns")
                        .build()),
            2,
            entries);
    try (Engine engine = Engine.inMemory(EngineOptions.defaults())) {
      engine.update(GlossaryPlan.of(flow));
    }
    assertEquals(2, entries.rows().size());
    assertEquals(
        ImmutableEntry.builder().word("race").meaning("a channel of water").page("mill.md").build(),
        entries.row("race"));
  }
}
