package dev.headrace.samples.codesearch.embed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How much a word says: its inverse document frequency, scaled to at most 1. The frequencies are a
 * table that was counted once and is shipped; they do not depend on what is being embedded, so that
 * a text has one vector whatever stands beside it.
 *
 * <p>The table is text: the number of documents in the first line, then a line for each common word
 * with the number of documents that have it, for example {@code index 87}.
 */
final class Rarity {

  private static final String TABLE = "document-frequencies.txt";

  private final Map<String, Double> weights;

  private Rarity(Map<String, Double> weights) {
    this.weights = weights;
  }

  static Rarity shipped() {
    try (InputStream in = Rarity.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(
            "%s is not beside %s; was it left out of the jar?".formatted(TABLE, Rarity.class));
      }
      return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Rarity read(BufferedReader table) throws IOException {
    int documents = Integer.parseInt(table.readLine());
    Map<String, Double> weights = new HashMap<>();
    for (String line = table.readLine(); line != null; line = table.readLine()) {
      int space = line.indexOf(' ');
      weights.put(
          line.substring(0, space), weight(documents, Integer.parseInt(line.substring(space + 1))));
    }
    return new Rarity(Map.copyOf(weights));
  }

  /** 1 for a word that no document has, near 0 for one that all have. */
  private static double weight(int documents, int having) {
    return StrictMath.log((documents + 1.0) / (having + 1.0)) / StrictMath.log(documents + 1.0);
  }

  double of(String word) {
    return weights.getOrDefault(word, 1.0);
  }
}
