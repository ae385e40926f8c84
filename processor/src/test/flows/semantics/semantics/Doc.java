package semantics;

import dev.headrace.Key;

/** A source row with nested data. */
public record Doc(@Key String path, String text, Meta meta) {
  public record Meta(String title, int words, Author author) {}

  public record Author(String name) {}
}
