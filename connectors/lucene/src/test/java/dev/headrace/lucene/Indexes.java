package dev.headrace.lucene;

import dev.headrace.Changes;
import dev.headrace.RowKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What tests do with indexes of passages. */
final class Indexes {

  private Indexes() {}

  static LuceneIndex<Passage> fresh() throws Exception {
    LuceneIndex<Passage> index = LuceneIndex.inMemory();
    index.prepare(Passage.CODEC, null);
    return index;
  }

  static void put(LuceneIndex<Passage> index, Passage... rows) throws Exception {
    index.apply(new Changes<>(Passage.CODEC, List.of(rows), List.of()));
  }

  static void delete(LuceneIndex<Passage> index, Object... key) throws Exception {
    index.apply(new Changes<>(Passage.CODEC, List.of(), List.of(RowKey.of(key))));
  }

  static List<String> keys(List<Hit> hits) {
    return hits.stream().map(h -> h.key().toString()).toList();
  }

  /** All rows as text, to be compared. */
  static Map<String, String> content(LuceneIndex<Passage> index) {
    Map<String, String> content = new TreeMap<>();
    for (Hit hit : index.search().rows(100_000)) {
      Map<String, Object> values = new TreeMap<>(hit.values());
      values.put("embedding", Arrays.toString(hit.get("embedding", float[].class)));
      content.put(hit.key().toString(), values.toString());
    }
    return content;
  }
}
