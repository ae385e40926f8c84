package dev.headrace.benchmarks.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of generated text files, each of {@value #PARAGRAPHS} paragraphs of about 800 characters
 * with empty lines between them. The same number of files is the same content on every machine.
 *
 * @param folder the root
 * @param files how many
 */
public record Corpus(Path folder, int files) {

  /** The paragraphs of a file. */
  public static final int PARAGRAPHS = 6;

  private static final int FILES_PER_FOLDER = 1000;
  private static final String COMPLETE = "complete";

  /**
   * The corpus of a size, written if it is not there.
   *
   * @param parent holds one folder for each size
   * @param files how many files
   * @return the corpus, with every file in its first revision
   * @throws IOException if it can't be written
   */
  public static Corpus in(Path parent, int files) throws IOException {
    Path home = parent.resolve("corpus-" + files);
    Corpus corpus = new Corpus(home.resolve("files"), files);
    if (!Files.exists(home.resolve(COMPLETE))) {
      for (int file = 0; file < files; file++) {
        corpus.write(file, 0);
      }
      Files.writeString(home.resolve(COMPLETE), "");
    }
    return corpus;
  }

  /**
   * Rewrites one file in a hundred, spread evenly. One of its paragraphs differs from the revision
   * before.
   *
   * @param revision any number; 0 is what the corpus begins with
   * @throws IOException if a file can't be written
   */
  public void change(int revision) throws IOException {
    for (int file = 50; file < files; file += 100) {
      write(file, revision);
    }
  }

  private void write(int file, int revision) throws IOException {
    Path path = folder.resolve("%03d/%06d.txt".formatted(file / FILES_PER_FOLDER, file));
    if (file % FILES_PER_FOLDER == 0) {
      Files.createDirectories(path.getParent());
    }
    StringBuilder text = new StringBuilder();
    for (int paragraph = 0; paragraph < PARAGRAPHS; paragraph++) {
      if (paragraph > 0) {
        text.append("\n\n");
      }
      int changes = paragraph == revision % PARAGRAPHS ? revision : 0;
      Words.paragraph(file, paragraph, changes, text);
    }
    Files.write(path, text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }
}
