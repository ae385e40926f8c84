package dev.headrace.testing;

import dev.headrace.Batched;
import dev.headrace.Fingerprinted;
import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The flow of the documentation, small: pages are split into chunks, and chunks are embedded. */
@Flow
record HandbookSearch(
    Source<HandbookSearch.Page> handbook,
    @From("handbook.text") HandbookSearch.SplitText chunks,
    HandbookSearch.Embedder embedder,
    Target<HandbookSearch.Passage> index) {

  record Page(@Key String path, String text) {}

  record Chunk(int start, String text) {}

  @SuppressWarnings("ArrayRecordComponent") // rows are compared by content, never with equals
  record Passage(@Key String path, @Key int start, String text, float[] embedding) {}

  /** Splits into words. */
  @Transform
  record SplitText(int minLength) {
    public List<Chunk> apply(String text) {
      List<Chunk> chunks = new ArrayList<>();
      int start = 0;
      for (String word : text.split(" ", -1)) {
        if (word.length() >= minLength) {
          chunks.add(new Chunk(start, word));
        }
        start += word.length() + 1;
      }
      return chunks;
    }
  }

  /** Makes vectors of texts. */
  interface Embedder extends Fingerprinted {
    float[] embed(String text);
  }

  /** An embedder as tests use one: deterministic, and failing where it is told to. */
  record FakeEmbedder(String refused) implements Embedder {
    @Override
    public float[] embed(String text) {
      if (text.equals(refused)) {
        throw new IllegalStateException("no vector for " + text);
      }
      return new float[] {text.length(), text.toLowerCase(Locale.ROOT).hashCode()};
    }

    @Override
    public String fingerprint() {
      return "fake";
    }
  }

  @Transform
  @Batched(max = 8)
  List<float[]> embedding(@From("chunks.text") List<String> texts) {
    return texts.stream().map(embedder::embed).toList();
  }

  @Transform
  Passage passage(Page page, Chunk chunk, float[] embedding) {
    return new Passage(page.path(), chunk.start(), chunk.text(), embedding);
  }
}
