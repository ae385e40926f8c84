package dev.headrace.benchmarks.flow;

import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import dev.headrace.files.TextFile;
import java.util.List;

/**
 * Adds an embedding that costs some microseconds, thousands of times less than a model's.
 *
 * @param files the files
 * @param vectors takes a row for each paragraph
 */
@Flow
public record CheapFlow(Source<TextFile> files, Target<Vector> vectors) {

  @Transform
  List<Chunk> chunks(@From("files.text") String text) {
    return Paragraphs.of(text);
  }

  @Transform
  float[] embedding(@From("chunks.text") String text) {
    return FeatureHash.embed(text);
  }

  @Transform
  Vector vector(@From("files.path") String path, Chunk chunk, float[] embedding) {
    return new Vector(path, chunk.start(), chunk.text(), embedding);
  }
}
