package dev.headrace.state;

import dev.headrace.hash.Bytes;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that a store tells of the rows of {@link RandomChange}, a line for each fact. */
public final class Observation {

  private final StateStore store;
  private final List<String> lines = new ArrayList<>();

  private Observation(StateStore store) {
    this.store = store;
  }

  public static List<String> of(StateStore store) {
    Observation observation = new Observation(store);
    RandomChange.SOURCES.forEach(observation::source);
    RandomChange.TARGETS.forEach(observation::target);
    return observation.lines;
  }

  private void source(String source) {
    for (int i = 0; i < RandomChange.SOURCE_KEYS; i++) {
      SourceRow row = store.find(source, RandomChange.key("s", i).bytes());
      lines.add(source + " s" + i + ": " + row);
      if (row != null) {
        lines.add("  owns " + sorted(store.owned(row.id()).stream()));
        lines.add("  trace " + store.trace(row.id()));
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
      Bytes key = RandomChange.key("t", i).bytes();
      TargetRow row = store.findTarget(target, key);
      lines.add(target + " t" + i + ": " + row);
      lines.add("  owned by " + store.owners(target, key));
    }
    lines.add("orphans of " + target + ": " + sorted(store.orphans(target, 100).stream()));
    lines.add("as a number: " + store.orphanCount(target));
  }

  private static List<String> sorted(Stream<?> facts) {
    return facts.map(Object::toString).sorted().toList();
  }
}
