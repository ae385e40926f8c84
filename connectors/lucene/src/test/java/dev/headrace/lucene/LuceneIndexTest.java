package dev.headrace.lucene;

import static dev.headrace.lucene.Indexes.content;
import static dev.headrace.lucene.Indexes.delete;
import static dev.headrace.lucene.Indexes.fresh;
import static dev.headrace.lucene.Indexes.keys;
import static dev.headrace.lucene.Indexes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Changes;
import dev.headrace.RowKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneIndexTest {

  @TempDir Path folder;

  @Test
  void givesEveryValueBack() throws Exception {
    try (LuceneIndex<Passage> index = fresh()) {
      put(index, Passage.of("a.md", 7, "some text", 1, 2));
      Hit hit = index.search().rows(10).get(0);
      assertThat(hit.key()).isEqualTo(RowKey.of("a.md", 7));
      assertThat(hit.values().keySet())
          .containsExactly(
              "path", "start", "text", "language", "tags", "weight", "at", "span", "embedding");
      assertThat(hit.get("path", String.class)).isEqualTo("a.md");
      assertThat(hit.get("start", Integer.class)).isEqualTo(7);
      assertThat(hit.get("text", String.class)).isEqualTo("some text");
      assertThat(hit.get("language", String.class)).isEqualTo("en");
      assertThat(hit.get("tags", Object.class)).isEqualTo(List.of("all", "n7"));
      assertThat(hit.get("weight", Double.class)).isEqualTo(3.5);
      assertThat(hit.get("at", Instant.class)).isEqualTo(Instant.ofEpochSecond(1_000_007, 7));
      assertThat(hit.get("span", Object.class))
          .isEqualTo(Map.of("from", 7, "words", Map.of("w", 7)));
      assertThat(hit.get("embedding", float[].class)).containsExactly(1, 2);
      assertThatThrownBy(() -> hit.get("nothing", String.class))
          .hasMessageStartingWith("Row (a.md, 7) has no component 'nothing'; it has [path, start,");
      assertThatThrownBy(() -> hit.get("start", String.class))
          .hasMessage("start of row (a.md, 7) is Integer, not String");
    }
  }

  @Test
  void applyingTwiceIsApplyingOnce() throws Exception {
    try (LuceneIndex<Passage> index = fresh()) {
      Passage one = Passage.of("a.md", 0, "one", 1, 0);
      put(index, one, Passage.of("a.md", 1, "two", 0, 1));
      Map<String, String> once = content(index);
      put(index, one, Passage.of("a.md", 1, "two", 0, 1));
      assertThat(content(index)).isEqualTo(once).hasSize(2);
      put(index, Passage.of("a.md", 0, "changed", 1, 0));
      assertThat(keys(index.search().text("one", 5))).isEmpty();
      assertThat(keys(index.search().text("changed", 5))).containsExactly("(a.md, 0)");
      delete(index, "a.md", 0);
      delete(index, "a.md", 0);
      assertThat(content(index)).containsOnlyKeys("(a.md, 1)");
    }
  }

  @Test
  void anIndexOutlivesItsProcess() throws Exception {
    Map<String, String> before;
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder)) {
      index.prepare(Passage.CODEC, null);
      put(index, Passage.of("a.md", 0, "one", 1, 0));
      before = content(index);
    }
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder)) {
      assertThat(content(index)).as("searched without an update").isEqualTo(before);
      assertThat(index.migration(Passage.CODEC.schema(), Passage.CODEC.schema()).steps()).isEmpty();
      index.prepare(Passage.CODEC, Passage.CODEC.schema());
      put(index, Passage.of("b.md", 0, "two", 0, 1));
      assertThat(content(index)).containsOnlyKeys("(a.md, 0)", "(b.md, 0)");
    }
  }

  @Test
  void whatWasNotCommittedIsGoneAfterAKill() throws Exception {
    Path image = folder.resolve("image");
    Path original = folder.resolve("original");
    try (LuceneIndex<Passage> index = LuceneIndex.in(original)) {
      index.prepare(Passage.CODEC, null);
      put(index, Passage.of("a.md", 0, "one", 1, 0));
      index.apply(
          new Changes<>(Passage.CODEC, List.of(Passage.of("b.md", 0, "two", 1, 1)), List.of()));
      copy(original, image);
    }
    Files.write(image.resolve("_9.fdt"), new byte[] {1, 2, 3});
    Files.write(image.resolve("pending_segments_9"), new byte[] {1});
    try (LuceneIndex<Passage> index = LuceneIndex.in(image)) {
      index.prepare(Passage.CODEC, Passage.CODEC.schema());
      assertThat(content(index)).containsOnlyKeys("(a.md, 0)", "(b.md, 0)");
      put(index, Passage.of("c.md", 0, "three", 0, 1));
      assertThat(index.search().count()).isEqualTo(3);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void aWrongDimensionIsRefusedBeforeAnythingIsWritten() throws Exception {
    try (LuceneIndex<Passage> index = fresh()) {
      put(index, Passage.of("a.md", 0, "one", 1, 0));
      Map<String, String> before = content(index);
      assertThatThrownBy(
              () ->
                  put(
                      index,
                      Passage.of("b.md", 0, "fine", 1, 1),
                      Passage.of("c.md", 3, "wrong", 1, 2, 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "embedding of row (c.md, 3) has 3 dimensions, but the index has 2 in embedding. All vectors of a component must come from one model; to change the model, delete the index's folder, and the next update writes all rows again");
      assertThat(content(index)).isEqualTo(before);
      put(index, Passage.of("b.md", 0, "fine", 1, 1));
      assertThat(index.search().count()).isEqualTo(2);
    }
  }

  @Test
  void aVectorThatCannotBeComparedIsRefused() throws Exception {
    try (LuceneIndex<Passage> index = fresh()) {
      assertThatThrownBy(() -> put(index, Passage.of("a.md", 0, "x", 1, Float.NaN)))
          .hasMessage(
              "embedding of row (a.md, 0) has NaN at position 1, but only finite numbers can be compared");
      assertThatThrownBy(() -> put(index, Passage.of("a.md", 0, "x")))
          .hasMessage("embedding of row (a.md, 0) has 0 dimensions, but 1 to 16384 are possible");
      assertThatThrownBy(() -> put(index, Passage.of("a.md", 0, "x", 1e30f, 0)))
          .hasMessageStartingWith("embedding of row (a.md, 0) is longer than a float can say");
    }
  }

  @Test
  void aVectorOfZerosIsKeptButNearToNothing() throws Exception {
    try (LuceneIndex<Passage> index = fresh()) {
      put(index, Passage.of("a.md", 0, "one", 0, 0), Passage.of("b.md", 0, "two", 1, 0));
      assertThat(keys(index.search().nearest("embedding", new float[] {1, 1}, 5)))
          .containsExactly("(b.md, 0)");
      Hit hit = index.search().text("one", 1).get(0);
      assertThat(hit.get("embedding", float[].class)).containsExactly(0, 0);
      assertThat(index.search().nearest("embedding", new float[2], 5)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1536, 3072})
  void takesVectorsOfManyDimensions(int dimensions) throws Exception {
    Random random = new Random(dimensions);
    List<Passage> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(Passage.of("a.md", i, "text", vector(random, dimensions)));
    }
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder)) {
      index.prepare(Passage.CODEC, null);
      put(index, rows.toArray(Passage[]::new));
    }
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder)) {
      Hit nearest = index.search().nearest("embedding", rows.get(13).embedding(), 1).get(0);
      assertThat(nearest.key()).isEqualTo(RowKey.of("a.md", 13));
      assertThat(nearest.get("embedding", float[].class)).isEqualTo(rows.get(13).embedding());
    }
  }

  private static float[] vector(Random random, int dimensions) {
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyHistoryGivesTheContentOfABuildFromScratch(long seed) throws Exception {
    Random random = new Random(seed);
    Map<RowKey, Passage> model = new HashMap<>();
    LuceneIndex<Passage> index = LuceneIndex.in(folder);
    index.prepare(Passage.CODEC, null);
    for (int round = 0; round < 15; round++) {
      Map<RowKey, Passage> upserts = new HashMap<>();
      List<RowKey> deletes = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        String path = "p" + random.nextInt(8) + ".md";
        int start = random.nextInt(4);
        RowKey key = RowKey.of(path, start);
        if (random.nextInt(3) == 0 && !upserts.containsKey(key)) {
          deletes.add(key);
        } else if (!deletes.contains(key)) {
          upserts.put(key, Passage.of(path, start, "t" + random.nextInt(50), vector(random, 4)));
        }
      }
      Changes<Passage> changes =
          new Changes<>(Passage.CODEC, List.copyOf(upserts.values()), deletes);
      index.apply(changes);
      if (random.nextInt(4) == 0) {
        index.apply(changes);
      }
      if (random.nextInt(6) == 0) {
        index.close();
        index = LuceneIndex.in(folder);
        index.prepare(Passage.CODEC, Passage.CODEC.schema());
      }
      model.putAll(upserts);
      model.keySet().removeAll(deletes);
    }
    try (LuceneIndex<Passage> scratch = fresh()) {
      put(scratch, model.values().toArray(Passage[]::new));
      assertThat(content(index)).isEqualTo(content(scratch)).hasSize(model.size());
      for (int i = 0; i < 50; i++) {
        assertThat(index.search().text("t" + i, 100))
            .hasSameSizeAs(scratch.search().text("t" + i, 100));
      }
    }
    index.close();
  }

  @Test
  void longKeysAndTextsAreNoProblem() throws Exception {
    String longPath = "x".repeat(40_000);
    try (LuceneIndex<Passage> index = fresh()) {
      put(
          index,
          Passage.of(longPath + "1", 0, "word ".repeat(100_000), 1, 0),
          Passage.of(longPath + "2", 0, "y".repeat(100_000), 0, 1));
      assertThat(index.search().count()).isEqualTo(2);
      assertThat(index.search().text("word", 5)).hasSize(1);
      delete(index, longPath + "1", 0);
      assertThat(index.search().count()).isEqualTo(1);
      assertThatThrownBy(() -> index.search().where("path", longPath).count())
          .hasMessage(
              "A filter on path has 40000 characters, but values of up to 8000 have filters");
    }
  }

  @Test
  void oneWriterAtATime() throws Exception {
    try (LuceneIndex<Passage> first = LuceneIndex.in(folder);
        LuceneIndex<Passage> second = LuceneIndex.in(folder)) {
      first.prepare(Passage.CODEC, null);
      put(first, Passage.of("a.md", 0, "one", 1, 0));
      assertThatThrownBy(() -> second.prepare(Passage.CODEC, Passage.CODEC.schema()))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "The index in %s is open for writing elsewhere, in another process or by another LuceneIndex in this one. Close that one, or give another folder",
              folder);
      assertThat(second.search().count()).as("searching is allowed").isEqualTo(1);
      put(first, Passage.of("b.md", 0, "two", 0, 1));
      assertThat(second.search().count()).isEqualTo(2);
    }
  }

  @Test
  void whatIsNotOursIsNotTouched() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "precious");
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder)) {
      assertThatThrownBy(() -> index.prepare(Passage.CODEC, null))
          .isInstanceOf(IOException.class)
          .hasMessage(
              folder + " holds files, but no index (notes.txt). Give a new or empty folder");
    }
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder.resolve("notes.txt"))) {
      assertThatThrownBy(() -> index.prepare(Passage.CODEC, null))
          .hasMessageEndingWith(
              "notes.txt is a file, but an index is a folder. Give a new or empty folder");
    }
    Path other = folder.resolve("other");
    try (FSDirectory directory = FSDirectory.open(other);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.commit();
    }
    try (LuceneIndex<Passage> index = LuceneIndex.in(other)) {
      assertThatThrownBy(() -> index.prepare(Passage.CODEC, null))
          .hasMessageStartingWith(
              other + " holds a Lucene index that was not written by this version of Headrace.");
    }
  }

  @Test
  void aDamagedIndexSaysSo() throws Exception {
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder)) {
      index.prepare(Passage.CODEC, null);
      put(index, Passage.of("a.md", 0, "one", 1, 0));
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("seg")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder)) {
      assertThatThrownBy(() -> index.prepare(Passage.CODEC, Passage.CODEC.schema()))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("The index in " + folder + " is damaged: ")
          .hasMessageEndingWith("Delete the folder; the next update writes all rows again");
    }
  }

  @Test
  void searchingBeforeThereIsAnIndexOrAfterClosingSaysSo() throws Exception {
    Path missing = folder.resolve("missing");
    LuceneIndex<Passage> index = LuceneIndex.in(missing);
    assertThatThrownBy(() -> index.search().count())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "There is no index in %s yet. Run an update that writes to it first, or correct the folder",
            missing);
    assertThat(missing).doesNotExist();
    assertThatThrownBy(() -> put(index, Passage.of("a.md", 0, "one", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not prepared for rows of Passage{");
    index.prepare(Passage.CODEC, null);
    LuceneSearch search = index.search();
    assertThat(search.count()).isZero();
    assertThat(search.nearest("embedding", new float[] {1}, 3)).isEmpty();
    assertThat(search.text("one", 3)).isEmpty();
    index.close();
    assertThatThrownBy(search::count).hasMessage("The index in %s is closed", missing);
    assertThat(Arrays.asList(index.toString())).containsExactly("LuceneIndex in " + missing);
  }
}
