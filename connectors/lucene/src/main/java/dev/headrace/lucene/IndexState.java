package dev.headrace.lucene;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each commit of an index says about it, in Lucene's commit user data:
 *
 * <pre>
 * headrace.format                  1
 * headrace.schema                  Passage{key path: string, text: string, embedding: float[]}
 * headrace.layout                  path STRING key exact
 *                                  ...
 * headrace.dimensions.embedding    384
 * </pre>
 *
 * Pure.
 *
 * @param schema the rows' schema, as text
 * @param layout how they are indexed
 * @param dimensions of the vectors, by column; none for a column without vectors so far
 */
record IndexState(String schema, IndexLayout layout, Map<String, Integer> dimensions) {

  private static final String FORMAT = "headrace.format";
  private static final String VERSION = "1";
  private static final String SCHEMA = "headrace.schema";
  private static final String LAYOUT = "headrace.layout";
  private static final String DIMENSIONS = "headrace.dimensions.";

  IndexState {
    dimensions = Map.copyOf(dimensions);
  }

  IndexState with(Map<String, Integer> newDimensions) {
    return new IndexState(schema, layout, newDimensions);
  }

  Map<String, String> toUserData() {
    Map<String, String> data = new LinkedHashMap<>();
    data.put(FORMAT, VERSION);
    data.put(SCHEMA, schema);
    data.put(LAYOUT, layout.toString());
    dimensions.forEach((column, number) -> data.put(DIMENSIONS + column, number.toString()));
    return data;
  }

  /** Reads what a commit says; null if it is none of ours, or of another format. */
  static @Nullable IndexState of(Map<String, String> userData) {
    if (!VERSION.equals(userData.get(FORMAT))) {
      return null;
    }
    Map<String, Integer> dimensions = new LinkedHashMap<>();
    userData.forEach(
        (name, value) -> {
          if (name.startsWith(DIMENSIONS)) {
            dimensions.put(name.substring(DIMENSIONS.length()), Integer.valueOf(value));
          }
        });
    return new IndexState(
        Objects.requireNonNull(userData.get(SCHEMA)),
        IndexLayout.parse(userData.get(LAYOUT)),
        dimensions);
  }
}
