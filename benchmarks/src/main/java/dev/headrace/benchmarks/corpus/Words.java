package dev.headrace.benchmarks.corpus;

import java.util.SplittableRandom;

/** Makes paragraphs of made-up words, some frequent, most rare. */
final class Words {

  private static final long SEED = 20_260_315;
  private static final int CHARACTERS = 800;
  private static final String[] SYLLABLES = {
    "ka", "re", "mi", "to", "lu", "sen", "dor", "vi", "pa", "ne", "gra", "sti", "bo", "hal", "qu",
    "ent", "or", "ash", "im", "ul"
  };

  private Words() {}

  /** Appends a paragraph; equal numbers, equal paragraphs. */
  static void paragraph(int file, int paragraph, int revision, StringBuilder to) {
    SplittableRandom random =
        new SplittableRandom(SEED + ((long) file << 32) + ((long) paragraph << 24) + revision);
    int end = to.length() + CHARACTERS;
    while (to.length() < end) {
      word(random, to);
      to.append(' ');
    }
    to.setLength(to.length() - 1);
  }

  private static void word(SplittableRandom random, StringBuilder to) {
    int rank = (int) (3000 * Math.pow(random.nextDouble(), 3));
    SplittableRandom letters = new SplittableRandom(rank);
    int syllables = 1 + letters.nextInt(3);
    for (int i = 0; i < syllables; i++) {
      to.append(SYLLABLES[letters.nextInt(SYLLABLES.length)]);
    }
  }
}
