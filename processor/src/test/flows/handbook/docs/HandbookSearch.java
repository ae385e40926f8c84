package docs;

import dev.headrace.Batched;
import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.List;

/** The flow of the design page. */
@Flow
public record HandbookSearch(
    Source<TextFile> handbook,
    @From("handbook.text") SplitText chunks,
    Embedder embedder,
    Target<Passage> index) {

  @Transform
  @Batched(max = 64)
  List<float[]> embedding(List<Chunk> chunks) {
    return embedder.embed(chunks.stream().map(Chunk::text).toList());
  }

  @Transform
  Passage passage(TextFile file, Chunk chunk, float[] embedding) {
    return new Passage(file.path(), chunk.start(), chunk.text(), embedding);
  }

  public static HandbookSearch example() {
    Embedder embedder =
        new Embedder() {
          @Override
          public List<float[]> embed(List<String> texts) {
            return texts.stream().map(text -> new float[] {text.length()}).toList();
          }

          @Override
          public String fingerprint() {
            return "length";
          }
        };
    return new HandbookSearch(
        listing -> listing.add(new TextFile("a.md", "abcdef")),
        new SplitText(4, 1),
        embedder,
        changes -> {});
  }
}
