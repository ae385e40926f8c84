package docs;

import dev.headrace.Transform;
import java.util.ArrayList;
import java.util.List;

/** A transform record. */
@Transform
public record SplitText(int maxChars, int overlap) {
  public List<Chunk> apply(String text) {
    List<Chunk> chunks = new ArrayList<>();
    for (int start = 0; start < text.length(); start += maxChars) {
      int end = Math.min(text.length(), start + maxChars + overlap);
      chunks.add(new Chunk(start, end, text.substring(start, end)));
    }
    return chunks;
  }
}
