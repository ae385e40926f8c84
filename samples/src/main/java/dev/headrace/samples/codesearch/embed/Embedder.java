package dev.headrace.samples.codesearch.embed;

import dev.headrace.Fingerprinted;
import java.util.List;

/**
 * Turns texts into vectors whose nearness stands for likeness. Vectors of embedders with equal
 * fingerprints can be compared. Thread-safe.
 */
public interface Embedder extends Fingerprinted, AutoCloseable {

  /**
   * Embeds texts.
   *
   * @param texts the texts, none blank
   * @return a vector for each text, in order, all of one length
   * @throws EmbeddingException if the vectors can't be had
   * @throws InterruptedException if the thread is interrupted while waiting for them
   */
  List<float[]> embed(List<String> texts) throws InterruptedException;

  /** Lets go of what the embedder holds. Does nothing by default. */
  @Override
  default void close() {}
}
