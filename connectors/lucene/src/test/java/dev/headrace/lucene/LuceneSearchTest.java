package dev.headrace.lucene;

import static dev.headrace.lucene.Indexes.fresh;
import static dev.headrace.lucene.Indexes.keys;
import static dev.headrace.lucene.Indexes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneSearchTest {

  private LuceneIndex<Passage> index = LuceneIndex.inMemory();

  @BeforeEach
  void fill() throws Exception {
    index = fresh();
    put(
        index,
        Passage.of("docs/a.md", 0, "Rows are retired when their source goes", 1, 0),
        Passage.of("docs/b.md", 1, "Keys identify rows", 0.9f, 0.1f),
        Passage.of("src/C.java", 2, "Sources list what there is", 0.5f, 0.5f),
        Passage.of("src/D.java", 3, "Retired rows, retired keys", 0, 1));
  }

  @AfterEach
  void close() throws Exception {
    index.close();
  }

  private LuceneSearch search() {
    return index.search();
  }

  @Test
  void findsTheNearestVectors() {
    List<Hit> hits = search().nearest("embedding", new float[] {2, 0}, 3);
    assertThat(keys(hits)).containsExactly("(docs/a.md, 0)", "(docs/b.md, 1)", "(src/C.java, 2)");
    assertThat(hits.get(0).score()).isCloseTo(1, within(1e-6));
    assertThat(search().nearest("embedding", new float[] {1, 0}, 100)).hasSize(4);
    assertThat(keys(search().where("language", "de").nearest("embedding", new float[] {1, 0}, 3)))
        .containsExactly("(src/C.java, 2)", "(src/D.java, 3)");
  }

  @Test
  void findsWords() {
    assertThat(keys(search().text("retired", 3)))
        .as("twice in a shorter text")
        .containsExactly("(src/D.java, 3)", "(docs/a.md, 0)");
    assertThat(keys(search().wherePrefix("path", "docs/").text("RETIRED keys", 3)))
        .containsExactlyInAnyOrder("(docs/a.md, 0)", "(docs/b.md, 1)");
    assertThat(search().text("retired", 1)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"",
        "a AND (",
        "text:*",
        "??~^2",
        "[a TO",
        "\\",
        "!!!",
        "\uD800",
        "path:docs/a.md",
        "\u0000",
        "((((((",
        "-",
        "+-&&||!(){}[]^\"~*?:\\/"
      })
  void anyTextIsAQuery(String text) {
    assertThat(search().text(text, 5)).hasSizeLessThanOrEqualTo(4);
    assertThat(search().hybrid(text, "embedding", new float[] {1, 0}, 5)).hasSize(4);
  }

  @Test
  void aQueryMayBeVeryLong() {
    StringBuilder text = new StringBuilder("retired");
    for (int i = 0; i < 20_000; i++) {
      text.append(" w").append(i);
    }
    assertThat(search().text(text.toString(), 5)).hasSize(2);
  }

  /**
   * Text "retired rows": D (both words, one twice), a (both), b (one). Vector (1, 0): a, b, C, D.
   * So a = 1/62 + 1/61, D = 1/61 + 1/64, b = 1/63 + 1/62, C = 1/63.
   */
  @Test
  void hybridJoinsBothRankings() {
    assertThat(keys(search().text("retired rows", 4)))
        .containsExactly("(src/D.java, 3)", "(docs/a.md, 0)", "(docs/b.md, 1)");
    List<Hit> hits = search().hybrid("retired rows", "embedding", new float[] {1, 0}, 4);
    assertThat(keys(hits))
        .containsExactly("(docs/a.md, 0)", "(src/D.java, 3)", "(docs/b.md, 1)", "(src/C.java, 2)");
    assertThat(hits.get(0).score()).isCloseTo(1.0 / 62 + 1.0 / 61, within(1e-12));
    assertThat(hits.get(1).score()).isCloseTo(1.0 / 61 + 1.0 / 64, within(1e-12));
    assertThat(hits.get(2).score()).isCloseTo(1.0 / 63 + 1.0 / 62, within(1e-12));
    assertThat(hits.get(3).score()).isCloseTo(1.0 / 63, within(1e-12));
    assertThat(
            keys(
                search()
                    .where("start", 3)
                    .hybrid("retired rows", "embedding", new float[] {1, 0}, 4)))
        .containsExactly("(src/D.java, 3)");
  }

  @Test
  void fusionKeepsTheOrderOfFirstAppearanceAmongEquals() {
    assertThat(RankFusion.fuse(List.of(List.of("a", "b"), List.of("b", "a")), 5))
        .extracting(RankFusion.Ranked::value)
        .containsExactly("a", "b");
    assertThat(RankFusion.fuse(List.of(List.of("a", "b"), List.of("b", "c")), 2))
        .extracting(RankFusion.Ranked::value)
        .containsExactly("b", "a");
    assertThat(RankFusion.fuse(List.of(List.<String>of(), List.of()), 2)).isEmpty();
  }

  @Test
  void filtersByValue() {
    assertThat(keys(search().where("path", "docs/a.md").rows(9))).containsExactly("(docs/a.md, 0)");
    assertThat(search().where("path", "docs").count()).isZero();
    assertThat(search().where("start", 2).count()).isEqualTo(1);
    assertThat(search().where("start", 2L).count()).isEqualTo(1);
    assertThat(search().where("weight", 0.5).count()).isEqualTo(1);
    assertThat(search().where("language", "en").count()).isEqualTo(2);
    assertThat(search().where("tags", "n3").count()).isEqualTo(1);
    assertThat(search().where("tags", "all").where("start", 1).count()).isEqualTo(1);
    assertThat(search().where("at", Instant.ofEpochSecond(1_000_002, 2)).count()).isEqualTo(1);
    assertThat(search().where("text", "Keys identify rows").count()).isEqualTo(1);
  }

  @Test
  void filtersByRangeAndPrefix() {
    assertThat(search().whereBetween("start", 1, 2).count()).isEqualTo(2);
    assertThat(search().whereBetween("start", 1, null).count()).isEqualTo(3);
    assertThat(search().whereBetween("weight", null, 0.5).count()).isEqualTo(2);
    assertThat(search().whereBetween("path", "docs/b", "src/C.java").count()).isEqualTo(2);
    assertThat(search().whereBetween("at", Instant.ofEpochSecond(1_000_001, 2), null).count())
        .as("nanoseconds count")
        .isEqualTo(2);
    assertThat(search().wherePrefix("path", "src/").count()).isEqualTo(2);
    assertThat(search().wherePrefix("path", "").count()).isEqualTo(4);
  }

  @Test
  void saysWhatDoesNotFit() {
    assertThatThrownBy(() -> search().where("nothing", 1).count())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'nothing' is no component that has filters; these do: [path, start, text, language, tags, weight, at]");
    assertThatThrownBy(() -> search().where("start", "1").count())
        .hasMessage("start is of type int, but a filter gives the String 1");
    assertThatThrownBy(() -> search().where("path", 1).count())
        .hasMessage("path is of type string, but a filter gives the Integer 1");
    assertThatThrownBy(() -> search().wherePrefix("start", "1").count())
        .hasMessageStartingWith("'start' is no component that is text with filters");
    assertThatThrownBy(() -> search().nearest("text", new float[] {1}, 1))
        .hasMessage("'text' is no component that has vectors; these do: [embedding]");
    assertThatThrownBy(() -> search().nearest("embedding", new float[] {1}, 1))
        .hasMessage(
            "The vector to search for has 1 dimensions, but those of embedding have 2. Make it with the model that made the rows");
    assertThatThrownBy(() -> search().text("x", 0))
        .hasMessage("k is 0, but at least 1 row is needed");
  }

  @Test
  void fullTextGoesOverTheChosenComponents() throws Exception {
    try (LuceneIndex<Passage> chosen = LuceneIndex.inMemory(IndexOptions.defaults().text("path"))) {
      chosen.prepare(Passage.CODEC, null);
      put(chosen, Passage.of("docs/alpha", 0, "beta", 1));
      assertThat(chosen.search().text("alpha", 1)).hasSize(1);
      assertThat(chosen.search().text("beta", 1)).isEmpty();
    }
    try (LuceneIndex<Passage> none = LuceneIndex.inMemory(IndexOptions.defaults().text())) {
      none.prepare(Passage.CODEC, null);
      put(none, Passage.of("docs/alpha", 0, "beta", 1));
      assertThat(none.search().text("beta", 1)).isEmpty();
    }
  }

  @Test
  void similarityIsChosen() throws Exception {
    try (LuceneIndex<Passage> byLength =
        LuceneIndex.inMemory(IndexOptions.defaults().similarity(VectorSimilarity.DOT_PRODUCT))) {
      byLength.prepare(Passage.CODEC, null);
      put(byLength, Passage.of("near", 0, "", 1, 0), Passage.of("long", 0, "", 5, 5));
      assertThat(keys(byLength.search().nearest("embedding", new float[] {1, 0}, 2)))
          .containsExactly("(long, 0)", "(near, 0)");
    }
  }

  /** Each apply moves all rows to the next generation; no search may see two. */
  @Test
  void searchesSeeWholeAppliesWhileRowsChange() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(3);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Callable<Integer> reader =
            () -> {
              int last = 0;
              while (!done.get()) {
                List<Hit> hits = search().wherePrefix("path", "gen").text("generation", 50);
                List<String> texts =
                    hits.stream().map(h -> h.get("text", String.class)).distinct().toList();
                assertThat(texts).hasSizeLessThanOrEqualTo(1);
                assertThat(hits.size()).isIn(0, 20);
                if (!texts.isEmpty()) {
                  int generation = Integer.parseInt(texts.get(0).substring(11));
                  assertThat(generation).isGreaterThanOrEqualTo(last);
                  last = generation;
                }
                search().nearest("embedding", new float[] {1, 1}, 5);
              }
              return last;
            };
        results.add(readers.submit(reader));
      }
      for (int generation = 1; generation <= 30; generation++) {
        Passage[] rows = new Passage[20];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = Passage.of("gen", i, "generation " + generation, i + 1, generation);
        }
        put(index, rows);
        assertThat(search().where("path", "gen").count()).isEqualTo(20);
      }
      done.set(true);
      for (Future<Integer> result : results) {
        assertThat(result.get()).isBetween(0, 30);
      }
    } finally {
      done.set(true);
      readers.shutdownNow();
    }
  }
}
