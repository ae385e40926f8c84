package dev.headrace.samples.codesearch.embed;

import dev.headrace.samples.codesearch.row.Chunk;
import dev.headrace.samples.codesearch.row.Document;
import dev.headrace.samples.codesearch.split.SplitJava;
import dev.headrace.samples.codesearch.split.SplitMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the table that {@link Rarity} ships, over the Markdown and Java files of a directory. A
 * new table is a new version of {@link LexicalEmbedder}.
 */
final class DocumentFrequenciesMaker {

  private static final int LEAST_DOCUMENTS = 5;

  private DocumentFrequenciesMaker() {}

  /** Takes the directory and the table to write. */
  public static void main(String[] args) throws IOException {
    List<String> documents;
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      documents =
          files
              .filter(file -> file.toString().endsWith(".md") || file.toString().endsWith(".java"))
              .filter(file -> !file.toString().contains("/target/"))
              .flatMap(file -> chunks(file).stream())
              .map(chunk -> chunk.place() + "\n" + chunk.text())
              .toList();
    }
    Map<String, Integer> counts = new TreeMap<>();
    for (String document : documents) {
      new HashSet<>(Words.of(document)).forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    String table =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= LEAST_DOCUMENTS)
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
            .collect(Collectors.joining());
    Files.writeString(Path.of(args[1]), documents.size() + "\n" + table);
  }

  private static List<Chunk> chunks(Path file) {
    try {
      Document document = Document.of(file.toString(), Files.readString(file));
      return document instanceof Document.Markdown markdown
          ? Chunk.of(new SplitMarkdown(1600).apply(markdown), List.of())
          : Chunk.of(List.of(), new SplitJava(0, 1600).apply((Document.Java) document));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
