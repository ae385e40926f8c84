package dev.headrace.samples.codesearch.row;

import dev.headrace.Key;
import java.util.List;
import org.immutables.value.Value;

/** A file at a glance: one row for each file, gathered from its chunks. */
@Value.Immutable
public interface Outline {

  /**
   * The file.
   *
   * @return its path
   */
  @Key
  String path();

  /**
   * How long the file is.
   *
   * @return the number of its lines
   */
  int lines();

  /**
   * What the file was split into.
   *
   * @return the number of its chunks
   */
  int chunks();

  /**
   * The size of the largest chunk.
   *
   * @return characters; 0 if there is no chunk
   */
  int longest();

  /**
   * What is in the file.
   *
   * @return the chunks' names, in the order of the file
   */
  List<String> places();

  /**
   * The outline of a file.
   *
   * @param path the file
   * @param text its text
   * @param chunks its chunks
   * @return the outline
   */
  static Outline of(String path, String text, List<Chunk> chunks) {
    return ImmutableOutline.builder()
        .path(path)
        .lines(Math.toIntExact(text.lines().count()))
        .chunks(chunks.size())
        .longest(chunks.stream().mapToInt(chunk -> chunk.text().length()).max().orElse(0))
        .places(chunks.stream().map(Chunk::place).toList())
        .build();
  }
}
