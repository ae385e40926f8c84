package docs;

import java.util.List;
import java.util.function.Function;

record Search(int maxWords, Limits limits, String unread, List<String> stopWords) {

  private static final String SEPARATOR = " / ";
  private static final List<String> PREFIXES = List.of("the", "a");
  static final int UNRELATED = 7;

  Passage passage(TextFile file, Chunk chunk) {
    String title = title(file);
    final int twice = 2;
    int score = score(chunk, twice);
    Function<String, String> clean = word -> Text.clean(word, maxWords);
    String text = clean.apply(chunk.text());
    if (text.isEmpty() || score < 0) {
      return new Passage(file.path(), "none", 0.5);
    }
    Describer describer = new LongDescriber("d");
    return new Passage(file.path(), title + SEPARATOR + describer.describe(text), score * 1.5);
  }

  private String title(TextFile file) {
    StringBuilder title = new StringBuilder();
    for (String word : file.text().split("\\s+")) {
      if (PREFIXES.contains(word) || stopWords.contains(word)) {
        continue;
      }
      title.append(word).append('-');
    }
    return title.toString();
  }

  private static int score(Chunk chunk, int factor) {
    int base = switch (chunk.kind()) {
      case PROSE -> 3;
      case CODE -> chunk.kind().weight();
      default -> 1;
    };
    return base * factor + Numbers.depth(chunk.text().length());
  }

  int other(int x) {
    return x + limits.most();
  }
}
