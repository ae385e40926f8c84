package dev.headrace.memo.disk;

import dev.headrace.hash.Hash;
import dev.headrace.memo.entry.Entry;
import dev.headrace.memo.generation.Generation;
import dev.headrace.memo.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where entries are, at a moment. Immutable. A layer finds nothing once it is closed, but then it
 * is no longer in the present layers: whoever finds nothing must look whether they have changed.
 *
 * @param journals the newest first; the first is appended to
 * @param generations the newest first
 */
record Layers(List<Journal> journals, List<Generation> generations) {

  Layers {
    journals = List.copyOf(journals);
    generations = List.copyOf(generations);
  }

  @Nullable Entry get(Hash key) {
    for (int i = 0; i < journals.size(); i++) {
      Entry entry = journals.get(i).get(key);
      if (entry != null) {
        return entry;
      }
    }
    for (int i = 0; i < generations.size(); i++) {
      Entry entry = generations.get(i).get(key);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  @Nullable Journal active() {
    return journals.isEmpty() ? null : journals.get(0);
  }

  Layers withActive(Journal journal) {
    List<Journal> more = new ArrayList<>();
    more.add(journal);
    more.addAll(journals);
    return new Layers(more, generations);
  }

  Layers without(Journal journal) {
    return new Layers(
        journals.stream().filter(Predicate.not(journal::equals)).toList(), generations);
  }

  Layers withGenerations(List<Generation> newestFirst) {
    return new Layers(journals, newestFirst);
  }

  /** What is newer than a journal. */
  Layers above(Journal journal) {
    return new Layers(journals.subList(0, journals.indexOf(journal)), List.of());
  }

  /** What is newer than a generation. */
  Layers above(Generation generation) {
    return new Layers(journals, generations.subList(0, generations.indexOf(generation)));
  }

  long entries() {
    return journals.stream().mapToLong(Journal::entries).sum()
        + generations.stream().mapToLong(Generation::entries).sum();
  }

  long bytes() {
    return journals.stream().mapToLong(Journal::bytes).sum()
        + generations.stream().mapToLong(Generation::bytes).sum();
  }
}
