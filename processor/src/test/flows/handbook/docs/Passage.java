package docs;

import dev.headrace.Key;
import java.util.Arrays;

/** A target row. */
public record Passage(@Key String path, @Key int start, String text, float[] embedding) {
  @Override
  public String toString() {
    return path + "@" + start + " " + text + " " + Arrays.toString(embedding);
  }
}
