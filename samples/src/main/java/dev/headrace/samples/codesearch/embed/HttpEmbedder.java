package dev.headrace.samples.codesearch.embed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Embeds texts with any server that speaks OpenAI's {@code /v1/embeddings}: OpenAI itself, Ollama,
 * vLLM, llama.cpp and others.
 *
 * <p>A server that is busy (429, 500, 502, 503, 504), breaks off or does not answer in time is
 * asked again, at growing intervals or when its {@code Retry-After} says; any other answer that is
 * not as many vectors as texts is an {@link EmbeddingException} at once. The API key goes to the
 * server and nowhere else: not into the fingerprint, messages or {@link #toString}.
 */
public final class HttpEmbedder implements Embedder {

  static final String BEARER = "Bearer ";

  private static final MediaType JSON = MediaType.get("application/json");

  private final ObjectMapper json = new ObjectMapper();
  private final HttpUrl url;
  private final String model;
  private final int dimensions;
  private final @Nullable String apiKey;
  private final HttpCalls calls;

  private HttpEmbedder(
      HttpUrl url, String model, int dimensions, @Nullable String apiKey, HttpCalls calls) {
    this.url = url;
    this.model = model;
    this.dimensions = dimensions;
    this.apiKey = apiKey;
    this.calls = calls;
  }

  /**
   * Makes an embedder.
   *
   * @param url the endpoint, or the API's base to which {@code /embeddings} is added: {@code
   *     http://localhost:11434/v1}
   * @param model the model's name
   * @param dimensions the length of the vectors to ask for; 0 for the model's own
   * @param apiKey sent as bearer token; null if the server wants none
   * @return the embedder
   * @throws IllegalArgumentException if the URL is none or has a password in it, the model has no
   *     name or the number is negative
   */
  public static HttpEmbedder of(String url, String model, int dimensions, @Nullable String apiKey) {
    return of(url, model, dimensions, apiKey, RetryPolicy.standard());
  }

  static HttpEmbedder of(
      String url, String model, int dimensions, @Nullable String apiKey, RetryPolicy policy) {
    if (model.isBlank()) {
      throw new IllegalArgumentException("the model has no name; give the one the server knows");
    }
    if (dimensions < 0) {
      throw new IllegalArgumentException(
          "dimensions must be 0 (the model's own) or more, but is " + dimensions);
    }
    return new HttpEmbedder(endpoint(url), model, dimensions, apiKey, new HttpCalls(policy));
  }

  private static HttpUrl endpoint(String url) {
    HttpUrl parsed = HttpUrl.parse(url);
    if (parsed == null) {
      throw new IllegalArgumentException(
          "%s is not a URL of http or https; give one like http://localhost:11434/v1"
              .formatted(url));
    }
    if (!parsed.username().isEmpty() || !parsed.password().isEmpty()) {
      throw new IllegalArgumentException(
          "the URL of %s has a user or password in it; give an API key instead"
              .formatted(parsed.host()));
    }
    return parsed.encodedPath().endsWith("/embeddings")
        ? parsed
        : parsed.newBuilder().addPathSegment("embeddings").build();
  }

  /** A URL as it may be shown: without what stands in its query. */
  static String shown(HttpUrl url) {
    return url.newBuilder().query(null).fragment(null).build().toString();
  }

  /** Server, model and dimensions: {@code http/localhost:11434/v1/embeddings/nomic/own}. */
  @Override
  public String fingerprint() {
    return "http/%s:%d%s/%s/%s"
        .formatted(
            url.host(),
            url.port(),
            url.encodedPath(),
            model,
            dimensions == 0 ? "own" : Integer.toString(dimensions));
  }

  @Override
  public List<float[]> embed(List<String> texts) throws InterruptedException {
    if (texts.isEmpty()) {
      return List.of();
    }
    String answer = calls.send(request(texts));
    try {
      return EmbeddingAnswer.read(json, answer, texts.size(), dimensions);
    } catch (EmbeddingException e) {
      throw new EmbeddingException(
          "%s (model %s) %s".formatted(shown(url), model, e.getMessage()), e.getCause());
    }
  }

  /** For example {@code {"model": "m", "input": ["a", "b"], "encoding_format": "float"}}. */
  private Request request(List<String> texts) {
    ObjectNode body = json.createObjectNode();
    body.put("model", model);
    texts.forEach(body.putArray("input")::add);
    body.put("encoding_format", "float");
    if (dimensions > 0) {
      body.put("dimensions", dimensions);
    }
    Request.Builder request =
        new Request.Builder().url(url).post(RequestBody.create(body.toString(), JSON));
    if (apiKey != null) {
      request.header("Authorization", BEARER + apiKey);
    }
    return request.build();
  }

  /** Lets go of threads and connections. */
  @Override
  public void close() {
    calls.close();
  }

  @Override
  public String toString() {
    return "HttpEmbedder[" + fingerprint() + "]";
  }
}
