package dev.headrace.processor.schema;

import dev.headrace.processor.schema.Difference.Effect;
import dev.headrace.processor.schema.Schema.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what a flow stored with what it will store. A pure function; used once. */
final class SchemaDiff {

  private final Schema before;
  private final Schema after;
  private final List<Difference> differences = new ArrayList<>();
  private final Set<String> compared = new HashSet<>();

  private SchemaDiff(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  /** The differences, those of targets first. */
  static List<Difference> of(Schema before, Schema after) {
    SchemaDiff diff = new SchemaDiff(before, after);
    diff.targets();
    diff.sources();
    diff.results();
    return diff.differences;
  }

  private void targets() {
    before.targets().keySet().stream()
        .filter(name -> !after.targets().containsKey(name))
        .forEach(name -> add(Effect.REBUILD, "", "the target " + name + " is gone"));
    after
        .targets()
        .forEach(
            (name, type) -> {
              String was = before.targets().get(name);
              if (was == null) {
                add(Effect.BACKFILL, name, "the target " + name + " is new");
              } else {
                if (!was.equals(type)) {
                  add(Effect.BACKFILL, name, "its rows are of type " + type + ", were " + was);
                }
                types(name, was, type, new HashSet<>());
              }
            });
  }

  /** Compares two row types, or two sealed interfaces, and all that they are made of. */
  private void types(String target, String was, String is, Set<String> visited) {
    if (!visited.add(is)) {
      return;
    }
    compared.add(is);
    columns(target, was, is, visited);
    List<String> left = before.unions().getOrDefault(was, List.of());
    List<String> right = after.unions().getOrDefault(is, List.of());
    for (String row : left) {
      if (right.contains(row)) {
        types(target, row, row, visited);
      } else {
        add(Effect.REBUILD, target, simple(is) + " no longer permits " + simple(row));
      }
    }
    right.stream()
        .filter(row -> !left.isEmpty() && !left.contains(row))
        .forEach(
            row -> add(Effect.COMPATIBLE, target, simple(is) + " permits " + simple(row) + " too"));
  }

  private void columns(String target, String was, String is, Set<String> visited) {
    List<Column> left = before.columns(was);
    List<Column> right = after.columns(is);
    for (Column old : left) {
      Optional<Column> now = find(right, old.name());
      if (now.isEmpty()) {
        add(Effect.REBUILD, target, simple(is) + "." + old.name() + " is gone");
      } else {
        column(target, simple(is) + "." + old.name(), old, now.get());
        if (old.type().equals(now.get().type())) {
          after.named(old.type()).forEach(name -> types(target, name, name, visited));
        }
      }
    }
    right.stream()
        .filter(column -> find(left, column.name()).isEmpty())
        .forEach(column -> added(target, simple(is) + "." + column.name(), column));
    order(target, simple(is), left, right);
  }

  private void column(String target, String name, Column old, Column now) {
    if (!old.type().equals(now.type())) {
      add(Effect.REBUILD, target, name + " is of type " + now.type() + ", was " + old.type());
    }
    if (old.key() != now.key()) {
      add(
          Effect.REBUILD,
          target,
          name + (now.key() ? " is" : " is no longer") + " part of the key");
    }
    if (old.nullable() != now.nullable()) {
      Effect effect = now.nullable() ? Effect.COMPATIBLE : Effect.BACKFILL;
      add(effect, target, name + (now.nullable() ? " may be null" : " is never null"));
    }
  }

  private void added(String target, String name, Column column) {
    if (column.key()) {
      add(Effect.REBUILD, target, name + " is new, and part of the key");
    } else {
      Effect effect = column.mayBeMissing() ? Effect.COMPATIBLE : Effect.BACKFILL;
      add(effect, target, name + " is new");
    }
  }

  /** The order of a key is part of it; that of other columns only of how rows are encoded. */
  private void order(String target, String type, List<Column> left, List<Column> right) {
    List<String> were =
        left.stream().map(Column::name).filter(n -> find(right, n).isPresent()).toList();
    List<String> are =
        right.stream().map(Column::name).filter(n -> find(left, n).isPresent()).toList();
    if (!were.equals(are)) {
      boolean keys =
          !were.stream()
              .filter(n -> find(left, n).get().key())
              .toList()
              .equals(are.stream().filter(n -> find(right, n).get().key()).toList());
      add(
          keys ? Effect.REBUILD : Effect.BACKFILL,
          target,
          type + " has its " + (keys ? "key" : "components") + " in another order");
    }
  }

  private void sources() {
    before
        .sources()
        .forEach(
            (name, type) -> {
              String now = after.sources().get(name);
              if (now == null) {
                add(Effect.BACKFILL, "", "the source " + name + " is gone, and so are its rows");
              } else if (!before.keys(type).equals(after.keys(now))) {
                add(
                    Effect.BACKFILL,
                    "",
                    "the source " + name + " has another key: all rows are new");
              }
            });
  }

  /** What is in no target is remembered only, and computed again where its type is another. */
  private void results() {
    after
        .rows()
        .forEach(
            (name, columns) -> {
              List<Column> was = before.columns(name);
              if (!compared.contains(name)
                  && before.rows().containsKey(name)
                  && !was.equals(columns)) {
                add(Effect.BACKFILL, "", simple(name) + " has other components");
              }
            });
  }

  private void add(Effect effect, String target, String text) {
    differences.add(new Difference(effect, target, text));
  }

  private static Optional<Column> find(List<Column> columns, String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
