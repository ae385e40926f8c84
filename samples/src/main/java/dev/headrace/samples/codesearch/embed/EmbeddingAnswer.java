package dev.headrace.samples.codesearch.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer of an embeddings endpoint and believes nothing of it: {@code {"data": [{"index":
 * 0, "embedding": [0.1, 0.2]}]}}.
 */
final class EmbeddingAnswer {

  private EmbeddingAnswer() {}

  /**
   * Reads vectors.
   *
   * @param json reads JSON
   * @param body the answer
   * @param count how many vectors there must be
   * @param dimensions how long they must be; 0 if just all of one length
   * @return the vectors in the order of the texts
   * @throws EmbeddingException if the answer is not these vectors; the message goes on after the
   *     server's name
   */
  static List<float[]> read(ObjectMapper json, String body, int count, int dimensions) {
    JsonNode data = parse(json, body).path("data");
    if (!data.isArray()) {
      throw wrong("answered without a list \"data\"; is this an embeddings endpoint?", null);
    }
    if (data.size() != count) {
      throw wrong("answered with %d vectors for %d texts".formatted(data.size(), count), null);
    }
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      int index = data.get(i).path("index").asInt(i);
      if (index < 0 || index >= count || vectors[index] != null) {
        throw wrong(
            "answered with a wrong or repeated index %d among %d vectors".formatted(index, count),
            null);
      }
      vectors[index] = vector(data.get(i).path("embedding"), index);
    }
    int length = dimensions > 0 ? dimensions : vectors[0].length;
    for (int i = 0; i < count; i++) {
      if (vectors[i].length != length) {
        throw wrong(
            "answered with a vector of %d dimensions for text %d, expected %d; does the model have that many?"
                .formatted(vectors[i].length, i, length),
            null);
      }
    }
    return List.copyOf(Arrays.asList(vectors));
  }

  private static JsonNode parse(ObjectMapper json, String body) {
    try {
      return json.readTree(body);
    } catch (IOException e) {
      throw wrong("answered with what is not JSON; is this an embeddings endpoint?", e);
    }
  }

  private static float[] vector(JsonNode embedding, int index) {
    if (!embedding.isArray() || embedding.isEmpty()) {
      throw wrong("answered without numbers for text %d".formatted(index), null);
    }
    float[] vector = new float[embedding.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = embedding.get(i).isNumber() ? embedding.get(i).floatValue() : Float.NaN;
      if (!Float.isFinite(vector[i])) {
        throw wrong(
            "answered with %s as number %d of text %d".formatted(embedding.get(i), i, index), null);
      }
    }
    return vector;
  }

  private static EmbeddingException wrong(String message, @Nullable Exception cause) {
    return new EmbeddingException(message, cause);
  }
}
