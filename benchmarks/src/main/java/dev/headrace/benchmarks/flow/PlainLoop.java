package dev.headrace.benchmarks.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What one would write without an engine: reads every file and makes all rows, each time. */
public final class PlainLoop {

  private static final int BATCH = 1000;

  private PlainLoop() {}

  /**
   * Does what {@link FreeFlow} does.
   *
   * @param folder the files
   * @param target takes batches of rows
   * @throws IOException if a file can't be read
   */
  public static void free(Path folder, Consumer<List<Paragraph>> target) throws IOException {
    List<Paragraph> batch = new ArrayList<>();
    forEachFile(
        folder,
        (path, text) -> {
          for (Chunk chunk : Paragraphs.of(text)) {
            batch.add(new Paragraph(path, chunk.start(), chunk.text()));
          }
          flush(batch, BATCH, target);
        });
    flush(batch, 1, target);
  }

  /**
   * Does what {@link CheapFlow} does.
   *
   * @param folder the files
   * @param target takes batches of rows
   * @throws IOException if a file can't be read
   */
  public static void cheap(Path folder, Consumer<List<Vector>> target) throws IOException {
    List<Vector> batch = new ArrayList<>();
    forEachFile(
        folder,
        (path, text) -> {
          for (Chunk chunk : Paragraphs.of(text)) {
            batch.add(
                new Vector(path, chunk.start(), chunk.text(), FeatureHash.embed(chunk.text())));
          }
          flush(batch, BATCH, target);
        });
    flush(batch, 1, target);
  }

  private interface FileVisitor {
    void visit(String path, String text);
  }

  private static void forEachFile(Path folder, FileVisitor visitor) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        visitor.visit(folder.relativize(path).toString(), Files.readString(path));
      }
    }
  }

  private static <R> void flush(List<R> batch, int atLeast, Consumer<List<R>> target) {
    if (batch.size() >= atLeast) {
      target.accept(batch);
      batch.clear();
    }
  }
}
