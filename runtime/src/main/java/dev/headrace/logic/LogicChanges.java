package dev.headrace.logic;

import dev.headrace.fingerprint.LogicDiff;
import dev.headrace.fingerprint.LogicTree;
import dev.headrace.report.LogicReport.TransformLogic;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says why transforms do something else than they did. */
public final class LogicChanges {

  private static final int MOST_REASONS = 8;
  private static final String ENV = "env ";

  private LogicChanges() {}

  /**
   * Compares.
   *
   * @param before what the transforms did
   * @param now what they do
   * @param accepted fingerprints that count as others
   * @return every transform that there is now, by name
   */
  public static List<TransformLogic> between(
      LogicSnapshot before, LogicSnapshot now, Equivalents accepted) {
    List<TransformLogic> all = new ArrayList<>();
    now.manifest()
        .transforms()
        .forEach(
            (name, tree) -> {
              LogicTree was = before.manifest().transforms().get(name);
              List<String> reasons =
                  was == null
                      ? List.of("it is new")
                      : reasons(
                          was,
                          tree,
                          before.values().getOrDefault(name, new TreeMap<>()),
                          now.values().getOrDefault(name, new TreeMap<>()),
                          accepted);
              all.add(new TransformLogic(name, tree.shortHash(), reasons));
            });
    return all;
  }

  private static List<String> reasons(
      LogicTree was,
      LogicTree tree,
      SortedMap<String, Value> old,
      SortedMap<String, Value> now,
      Equivalents accepted) {
    List<String> reasons = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      value(name, old.get(name), now.get(name), reasons);
    }
    if (!accepted.representative(was.hash()).equals(accepted.representative(tree.hash()))) {
      code(LogicDiff.between(was, tree), reasons);
    }
    return reasons;
  }

  private static void value(
      String name, @Nullable Value old, @Nullable Value now, List<String> reasons) {
    String what =
        name.startsWith(ENV)
            ? "environment variable " + name.substring(ENV.length())
            : "resource " + name;
    if (old == null) {
      reasons.add(what + " is read now");
    } else if (now == null) {
      reasons.add(what + " is not read any more");
    } else if (!old.digest().equals(now.digest())) {
      reasons.add(
          old.shown().isEmpty() || now.shown().isEmpty()
              ? what + " has another value"
              : "%s went from %s to %s".formatted(what, old.shown(), now.shown()));
    }
  }

  private static void code(LogicDiff diff, List<String> reasons) {
    List<String> found = new ArrayList<>(diff.libraries());
    diff.changes().forEach(change -> found.add(change.toString()));
    if (found.isEmpty()) {
      found.add("what calls what has changed");
    }
    reasons.addAll(found.subList(0, Math.min(MOST_REASONS, found.size())));
    if (found.size() > MOST_REASONS) {
      reasons.add("and " + (found.size() - MOST_REASONS) + " more");
    }
  }
}
