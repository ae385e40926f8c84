package dev.headrace.samples.codesearch.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes the words out of prose and code: {@code UpdateReport.of} has the words update, report and
 * of. Words are in lower case and without the commonest endings of English.
 */
public final class Words {

  private static final List<String> ENDINGS = List.of("ing", "ies", "ed", "es", "s", "e", "y");
  private static final int SHORTEST_STEM = 3;

  private Words() {}

  /**
   * The words of a text.
   *
   * @param text prose or code
   * @return its words in order, repeated as they are
   */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!Character.isLetterOrDigit(text.codePointAt(i))) {
        add(text, start, i, words);
        start = i + Character.charCount(text.codePointAt(i));
      } else if (i > start && isSeam(text, i)) {
        add(text, start, i, words);
        start = i;
      }
    }
    add(text, start, text.length(), words);
    return words;
  }

  /**
   * Whether a word of a camel-cased name begins: at the R of {@code HTTPRequest} and {@code aRow}.
   */
  private static boolean isSeam(String text, int i) {
    int here = text.codePointAt(i);
    if (!Character.isUpperCase(here)) {
      return false;
    }
    int next = i + Character.charCount(here);
    return !Character.isUpperCase(text.codePointBefore(i))
        || (next < text.length() && Character.isLowerCase(text.codePointAt(next)));
  }

  private static void add(String text, int start, int end, List<String> words) {
    if (start < end) {
      words.add(stem(text.substring(start, end).toLowerCase(Locale.ROOT)));
    }
  }

  private static String stem(String word) {
    for (String ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
