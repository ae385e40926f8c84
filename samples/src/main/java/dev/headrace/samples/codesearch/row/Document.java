package dev.headrace.samples.codesearch.row;

/**
 * A file's text, by its language. The path is left out on purpose: a file that moves is the same
 * document, so that all that was derived from it is found again.
 */
public sealed interface Document {

  /**
   * The text.
   *
   * @return the whole text, without a byte order mark
   */
  String text();

  /**
   * Documentation.
   *
   * @param text the whole text
   */
  record Markdown(String text) implements Document {}

  /**
   * A compilation unit.
   *
   * @param text the whole text
   */
  record Java(String text) implements Document {}

  /**
   * Tells the language from the file's name.
   *
   * @param path the file
   * @param text its text
   * @return the document
   * @throws IllegalArgumentException if the name ends in neither {@code .md} nor {@code .java}
   */
  static Document of(String path, String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (path.endsWith(".md")) {
      return new Markdown(content);
    }
    if (path.endsWith(".java")) {
      return new Java(content);
    }
    throw new IllegalArgumentException(
        "%s is neither Markdown (.md) nor Java (.java); exclude it from the source"
            .formatted(path));
  }
}
