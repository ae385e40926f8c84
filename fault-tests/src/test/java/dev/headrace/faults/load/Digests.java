package dev.headrace.faults.load;

import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;

/** Texts, of which a few numbers are kept: for many rows and for large ones. */
@Flow
public record Digests(Source<Digests.Text> texts, Target<Digests.Digest> digests) {

  /** A text. */
  public record Text(@Key int id, String text) {}

  /** What is kept of it. */
  public record Digest(@Key int id, int length, int hash) {}

  @Transform
  Digest digest(Text text) {
    return new Digest(text.id(), text.text().length(), text.text().hashCode());
  }
}
