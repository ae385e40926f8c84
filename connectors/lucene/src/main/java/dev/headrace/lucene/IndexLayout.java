package dev.headrace.lucene;

import dev.headrace.Migration;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a row type are indexed. Pure.
 *
 * @param fields one for each column, in order
 */
record IndexLayout(List<IndexField> fields) {

  IndexLayout {
    fields = List.copyOf(fields);
  }

  /**
   * The layout for a row type.
   *
   * @throws IllegalArgumentException if the options name a component that can't have full text
   */
  static IndexLayout of(RowSchema schema, IndexOptions options) {
    List<String> chosen = options.chosenText();
    if (chosen != null) {
      requireText(schema, chosen);
    }
    List<IndexField> fields = new ArrayList<>();
    for (Column column : schema.columns()) {
      boolean text =
          chosen == null
              ? !column.key() && IndexField.isText(column.type())
              : chosen.contains(column.name());
      fields.add(
          IndexField.of(column.name(), column.type(), column.key(), text, options.similarity()));
    }
    return new IndexLayout(fields);
  }

  private static void requireText(RowSchema schema, List<String> chosen) {
    List<String> possible =
        schema.columns().stream()
            .filter(c -> IndexField.isText(c.type()))
            .map(Column::name)
            .toList();
    for (String name : chosen) {
      if (!possible.contains(name)) {
        throw new IllegalArgumentException(
            "text(\"%s\"): %s has no String component of that name; it has %s"
                .formatted(name, schema.name(), possible));
      }
    }
  }

  /**
   * A column's field.
   *
   * @throws IllegalArgumentException if no column of that name is fit for it
   */
  IndexField field(String name, String use, Predicate<IndexField> fit) {
    return fields.stream()
        .filter(f -> f.name().equals(name) && fit.test(f))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no component that %s; these do: %s".formatted(name, use, names(fit))));
  }

  List<String> names(Predicate<IndexField> fit) {
    return fields.stream().filter(fit).map(IndexField::name).toList();
  }

  /** How an index with this layout becomes one with another layout. */
  Migration to(IndexLayout after) {
    List<String> rebuild = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    if (!names(IndexField::key).equals(after.names(IndexField::key))) {
      rebuild.add(
          "index is rebuilt: the key is %s, was %s"
              .formatted(after.names(IndexField::key), names(IndexField::key)));
    }
    Map<String, IndexField> old = byName();
    for (IndexField field : after.fields) {
      IndexField before = old.remove(field.name());
      if (before == null) {
        steps.add("%s is added".formatted(field.name()));
      } else if (!before.equals(field) && rebuild.isEmpty()) {
        rebuild.add(
            "index is rebuilt: a component is indexed as '%s', was '%s'".formatted(field, before));
      }
    }
    old.keySet().forEach(name -> steps.add("%s is dropped".formatted(name)));
    return rebuild.isEmpty() ? new Migration(false, steps) : new Migration(true, rebuild);
  }

  private Map<String, IndexField> byName() {
    Map<String, IndexField> fields = new LinkedHashMap<>();
    this.fields.forEach(f -> fields.put(f.name(), f));
    return fields;
  }

  /** One line a field. */
  @Override
  public String toString() {
    return fields.stream().map(IndexField::toString).collect(Collectors.joining("\n"));
  }

  /** Reads a {@link #toString}. */
  static IndexLayout parse(@Nullable String text) {
    return text == null || text.isEmpty()
        ? new IndexLayout(List.of())
        : new IndexLayout(text.lines().map(IndexField::parse).toList());
  }
}
