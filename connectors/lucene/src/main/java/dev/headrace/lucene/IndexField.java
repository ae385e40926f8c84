package dev.headrace.lucene;

import dev.headrace.ColumnType;
import dev.headrace.ColumnType.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one column is indexed. Its text ({@link #toString}) stands in the index's commits.
 *
 * @param name the column
 * @param kind what it holds; for a list, set or optional what that holds
 * @param key whether it is part of the key
 * @param exact whether filters find it
 * @param text whether full text finds it
 * @param similarity when its vectors are near; null if it has none
 */
record IndexField(
    String name,
    Kind kind,
    boolean key,
    boolean exact,
    boolean text,
    @Nullable VectorSimilarity similarity) {

  private static final Set<Kind> NOT_SCALAR =
      EnumSet.of(
          Kind.BYTES,
          Kind.FLOATS,
          Kind.DOUBLES,
          Kind.INTS,
          Kind.LONGS,
          Kind.ROW,
          Kind.UNION,
          Kind.LIST,
          Kind.SET,
          Kind.MAP,
          Kind.OPTIONAL,
          Kind.BLOB);

  /** A field of a column's type. */
  static IndexField of(
      String name, ColumnType type, boolean key, boolean text, VectorSimilarity similarity) {
    ColumnType inner = type;
    boolean many = false;
    while (isWrapper(inner.kind())) {
      many |= inner.kind() != Kind.OPTIONAL;
      inner = inner.arguments().get(0);
    }
    Kind kind = inner.kind();
    boolean vector = kind == Kind.FLOATS && !many;
    return new IndexField(
        name, kind, key, !NOT_SCALAR.contains(kind), text, vector ? similarity : null);
  }

  /** Whether a column can have full text: a text, maybe an absent one. */
  static boolean isText(ColumnType type) {
    return type.kind() == Kind.STRING
        || (type.kind() == Kind.OPTIONAL && isText(type.arguments().get(0)));
  }

  private static boolean isWrapper(Kind kind) {
    return kind == Kind.OPTIONAL || kind == Kind.LIST || kind == Kind.SET;
  }

  boolean isVector() {
    return similarity != null;
  }

  boolean isWhole() {
    return kind == Kind.BYTE || kind == Kind.SHORT || kind == Kind.INT || kind == Kind.LONG;
  }

  boolean isFraction() {
    return kind == Kind.FLOAT || kind == Kind.DOUBLE;
  }

  /** The Lucene field for filters. */
  String exactName() {
    return "e:" + name;
  }

  /** The Lucene field for full text. */
  String textName() {
    return "t:" + name;
  }

  /** The Lucene field for vectors. */
  String vectorName() {
    return "v:" + name;
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>(List.of(name, kind.name()));
    if (key) {
      words.add("key");
    }
    if (exact) {
      words.add("exact");
    }
    if (text) {
      words.add("text");
    }
    if (similarity != null) {
      words.add(similarity.name());
    }
    return String.join(" ", words);
  }

  /** Reads a {@link #toString}. */
  static IndexField parse(String line) {
    List<String> words = List.of(line.split(" "));
    VectorSimilarity similarity = null;
    for (VectorSimilarity s : VectorSimilarity.values()) {
      if (words.contains(s.name())) {
        similarity = s;
      }
    }
    List<String> flags = words.subList(2, words.size());
    return new IndexField(
        words.get(0),
        Kind.valueOf(words.get(1)),
        flags.contains("key"),
        flags.contains("exact"),
        flags.contains("text"),
        similarity);
  }
}
