package dev.headrace.lucene;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Makes a query of what a person typed: any of its words, in any of the fields; no syntax. */
final class TextQuery {

  private TextQuery() {}

  /**
   * The query.
   *
   * @return null if the text has no words, or there are no fields
   */
  static @Nullable BooleanQuery of(String text, List<IndexField> fields, Analyzer analyzer)
      throws IOException {
    Set<String> words = new LinkedHashSet<>();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (IndexField field : fields) {
      words.addAll(words(text, field.textName(), analyzer));
    }
    if (words.isEmpty()) {
      return null;
    }
    int possible = IndexSearcher.getMaxClauseCount() / fields.size();
    for (String word : List.copyOf(words).subList(0, Math.min(possible, words.size()))) {
      for (IndexField field : fields) {
        query.add(new TermQuery(new Term(field.textName(), word)), Occur.SHOULD);
      }
    }
    return query.build();
  }

  private static Set<String> words(String text, String field, Analyzer analyzer)
      throws IOException {
    Set<String> words = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream(field, text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(word.toString());
      }
      tokens.end();
    }
    return words;
  }
}
