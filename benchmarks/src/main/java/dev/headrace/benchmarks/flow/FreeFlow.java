package dev.headrace.benchmarks.flow;

import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import dev.headrace.files.TextFile;
import java.util.List;

/**
 * Transforms that cost next to nothing: whatever is measured is the engine.
 *
 * @param files the files
 * @param paragraphs takes a row for each paragraph
 */
@Flow
public record FreeFlow(Source<TextFile> files, Target<Paragraph> paragraphs) {

  @Transform
  List<Chunk> chunks(@From("files.text") String text) {
    return Paragraphs.of(text);
  }

  @Transform
  Paragraph paragraph(@From("files.path") String path, Chunk chunk) {
    return new Paragraph(path, chunk.start(), chunk.text());
  }
}
