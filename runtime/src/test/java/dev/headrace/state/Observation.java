package dev.headrace.state;

import static dev.headrace.state.States.bytes;

import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that a store tells of the rows of {@link RandomChange}, a line for each fact. */
final class Observation {

  private final StateStore store;
  private final List<String> lines = new ArrayList<>();

  private Observation(StateStore store) {
    this.store = store;
  }

  static List<String> of(StateStore store) {
    Observation observation = new Observation(store);
    RandomChange.SOURCES.forEach(observation::source);
    RandomChange.TARGETS.forEach(observation::target);
    return observation.lines;
  }

  private void source(String source) {
    for (int i = 0; i < RandomChange.SOURCE_KEYS; i++) {
      SourceRow row = store.find(source, bytes("s" + i));
      lines.add(source + " s" + i + ": " + row);
      if (row != null) {
        lines.add("  owns " + sorted(store.owned(row.id()).stream()));
      }
    }
    lines.add("rows of " + source + ": " + sorted(States.rows(store, source).stream()));
    lines.add("failures of " + source + ": " + sorted(States.failures(store, source).stream()));
    for (String name : RandomChange.TARGETS) {
      lines.add("property " + source + "." + name + ": " + store.property(source, name));
    }
  }

  private void target(String target) {
    for (int i = 0; i < RandomChange.TARGET_KEYS; i++) {
      TargetRow row = store.findTarget(target, bytes("t" + i));
      lines.add(target + " t" + i + ": " + row);
      lines.add("  owned by " + store.owners(target, bytes("t" + i)));
    }
    lines.add("orphans of " + target + ": " + store.orphans(target, 100));
    lines.add("the first: " + store.orphans(target, 1) + " of " + store.orphanCount(target));
  }

  private static List<String> sorted(Stream<?> facts) {
    return facts.map(Object::toString).sorted().toList();
  }
}
