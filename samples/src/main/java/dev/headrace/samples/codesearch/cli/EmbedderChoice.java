package dev.headrace.samples.codesearch.cli;

import dev.headrace.samples.codesearch.embed.Embedder;
import dev.headrace.samples.codesearch.embed.HttpEmbedder;
import dev.headrace.samples.codesearch.embed.LexicalEmbedder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the embedder. The switch to an endpoint is one line. */
final class EmbedderChoice {

  static final String LEXICAL = "lexical";

  /** The environment variable with an endpoint's key. */
  static final String KEY = "HEADRACE_EMBEDDER_KEY";

  private EmbedderChoice() {}

  /**
   * Makes an embedder.
   *
   * @throws IllegalArgumentException if the words don't go together
   */
  static Embedder of(
      String choice, @Nullable String model, int dimensions, Map<String, String> environment) {
    if (dimensions < 0) {
      throw new IllegalArgumentException("--dimensions must be at least 1, but is " + dimensions);
    }
    if (!choice.equals(LEXICAL)) {
      if (model == null) {
        throw new IllegalArgumentException(
            "--embedder %s needs --model, the name of one of its models".formatted(choice));
      }
      return HttpEmbedder.of(choice, model, dimensions, environment.get(KEY));
    }
    if (model != null) {
      throw new IllegalArgumentException(
          "--model %s needs --embedder with an endpoint; the lexical embedder has no model"
              .formatted(model));
    }
    return new LexicalEmbedder(dimensions == 0 ? LexicalEmbedder.DEFAULT_DIMENSIONS : dimensions);
  }
}
