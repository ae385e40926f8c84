package dev.headrace.benchmarks.flow;

import java.util.ArrayList;
import java.util.List;

/** Splits texts at empty lines. */
final class Paragraphs {

  private static final String GAP = "\n\n";

  private Paragraphs() {}

  static List<Chunk> of(String text) {
    List<Chunk> chunks = new ArrayList<>();
    int start = 0;
    for (int gap = text.indexOf(GAP); gap >= 0; gap = text.indexOf(GAP, start)) {
      chunks.add(new Chunk(start, text.substring(start, gap)));
      start = gap + GAP.length();
    }
    chunks.add(new Chunk(start, text.substring(start)));
    return chunks;
  }
}
