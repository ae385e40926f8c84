package docs;

import java.util.Arrays;
import java.util.stream.Collectors;

final class Text {

  private Text() {}

  static String clean(String text, int max) {
    return Arrays.stream(text.split(" "))
        .limit(max)
        .map(Text::normalize)
        .filter(word -> !word.isBlank())
        .collect(Collectors.joining(" "));
  }

  static String normalize(String word) {
    try {
      long number = Long.parseLong(word);
      return number > 9L ? "#" : word;
    } catch (NumberFormatException e) {
      return strip(word);
    } finally {
      Counter.seen++;
    }
  }

  private static String strip(String word) {
    int end = word.length();
    while (end > 0 && word.charAt(end - 1) == '.') {
      end--;
    }
    return word.substring(0, end);
  }

  static String unrelated() {
    return "unrelated";
  }

  static final class Counter {
    static int seen = 1;
    static int unread = 5;
  }
}
