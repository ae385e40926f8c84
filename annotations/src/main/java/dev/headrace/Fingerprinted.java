package dev.headrace;

/**
 * A resource that says what about it changes results. A client of an embedding model names its
 * provider, model and dimensions; never its secret, and nothing that differs from run to run.
 *
 * <pre>{@code
 * record OpenAiEmbedder(OkHttpClient client, String model, int dimensions) implements Fingerprinted {
 *   public String fingerprint() {
 *     return "openai/" + model + "/" + dimensions;
 *   }
 * }
 * }</pre>
 */
public interface Fingerprinted {

  /**
   * What results depend on. Two resources with equal fingerprints are interchangeable.
   *
   * @return a stable text, not empty
   */
  String fingerprint();
}
