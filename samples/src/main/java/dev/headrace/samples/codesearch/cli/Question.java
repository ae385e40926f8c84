package dev.headrace.samples.codesearch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Takes out of a question the words that make it a question; in code they are rare, and so would
 * count for much. Pure.
 */
final class Question {

  private static final Set<String> SMALL_WORDS =
      Set.of(
          "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did",
          "do", "does", "for", "from", "had", "happen", "happens", "has", "have", "how", "i", "if",
          "in", "into", "is", "it", "its", "me", "my", "of", "on", "or", "should", "so", "than",
          "that", "the", "their", "then", "there", "these", "they", "this", "those", "to", "was",
          "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would",
          "you", "your");

  private Question() {}

  /** What is asked about; the whole question where nothing would be left. */
  static String subject(String question) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(question);
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    words.removeIf(each -> SMALL_WORDS.contains(each.toLowerCase(Locale.ROOT)));
    return words.isEmpty() ? question : String.join(" ", words);
  }
}
