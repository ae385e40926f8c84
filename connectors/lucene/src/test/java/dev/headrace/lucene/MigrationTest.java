package dev.headrace.lucene;

import static dev.headrace.lucene.Indexes.content;
import static dev.headrace.lucene.Indexes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.ColumnType;
import dev.headrace.ColumnType.Kind;
import dev.headrace.Migration;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

  private static final RowSchema SCHEMA = Passage.CODEC.schema();

  @TempDir Path folder;

  private static RowSchema with(Column column) {
    List<Column> columns = new ArrayList<>(SCHEMA.columns());
    columns.removeIf(c -> c.name().equals(column.name()));
    columns.add(column);
    return new RowSchema("Passage", columns);
  }

  private Migration migration(IndexOptions options, RowSchema before, RowSchema after)
      throws Exception {
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder, options)) {
      return index.migration(before, after);
    }
  }

  private Migration migration(RowSchema after) throws Exception {
    return migration(IndexOptions.defaults(), SCHEMA, after);
  }

  private void build() throws Exception {
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder)) {
      index.prepare(Passage.CODEC, null);
      put(index, Passage.of("a.md", 0, "one", 1, 0));
    }
  }

  @Test
  void saysWhatAChangeOfTheRowsMeans() throws Exception {
    build();
    assertThat(migration(SCHEMA)).isEqualTo(Migration.none());
    assertThat(migration(with(Column.of("title", ColumnType.of(Kind.STRING)))))
        .isEqualTo(new Migration(false, List.of("title is added")));
    assertThat(migration(new RowSchema("Passage", SCHEMA.columns().subList(0, 8))))
        .isEqualTo(new Migration(false, List.of("embedding is dropped")));
    assertThat(migration(with(Column.of("weight", ColumnType.of(Kind.STRING)))))
        .isEqualTo(
            new Migration(
                true,
                List.of(
                    "index is rebuilt: a component is indexed as 'weight STRING exact text', was 'weight DOUBLE exact'")));
    assertThat(migration(with(Column.key("start", ColumnType.of(Kind.INT)))))
        .as("the order of columns does not matter")
        .isEqualTo(Migration.none());
    assertThat(migration(with(Column.of("start", ColumnType.of(Kind.INT)))))
        .isEqualTo(
            new Migration(true, List.of("index is rebuilt: the key is [path], was [path, start]")));
  }

  @Test
  void otherOptionsRebuild() throws Exception {
    build();
    IndexOptions euclidean = IndexOptions.defaults().similarity(VectorSimilarity.EUCLIDEAN);
    assertThat(migration(euclidean, SCHEMA, SCHEMA).steps())
        .containsExactly(
            "index is rebuilt: a component is indexed as 'embedding FLOATS EUCLIDEAN', was 'embedding FLOATS COSINE'");
    assertThat(migration(IndexOptions.defaults().text("path"), SCHEMA, SCHEMA).steps())
        .containsExactly(
            "index is rebuilt: a component is indexed as 'path STRING key exact text', was 'path STRING key exact'");
    assertThatThrownBy(() -> migration(IndexOptions.defaults().text("weight"), SCHEMA, SCHEMA))
        .hasMessage(
            "text(\"weight\"): Passage has no String component of that name; it has [path, text, language]");
  }

  @Test
  void anIndexThatIsGoneOrAnotherIsRebuilt() throws Exception {
    assertThat(migration(SCHEMA))
        .isEqualTo(new Migration(true, List.of("index is built anew: there is none in " + folder)));
    build();
    RowSchema other = RowSchema.of("Other", Column.key("id", ColumnType.of(Kind.INT)));
    assertThat(migration(IndexOptions.defaults(), other, SCHEMA).steps())
        .containsExactly("index is rebuilt: it holds %s, not %s".formatted(SCHEMA, other));
  }

  @Test
  void aRebuildStartsEmptyAndTakesOtherDimensions() throws Exception {
    build();
    try (LuceneIndex<Passage> index =
        LuceneIndex.in(folder, IndexOptions.defaults().similarity(VectorSimilarity.DOT_PRODUCT))) {
      index.prepare(Passage.CODEC, SCHEMA);
      assertThat(content(index)).isEmpty();
      put(index, Passage.of("b.md", 0, "two", 1, 2, 3));
    }
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder)) {
      index.prepare(Passage.CODEC, null);
      assertThat(content(index)).as("the state was lost").isEmpty();
    }
  }

  @Test
  void keepingTakesRowsOfTheNewShapeBesideTheOld() throws Exception {
    build();
    try (LuceneIndex<Passage> index = LuceneIndex.in(folder)) {
      index.prepare(Passage.CODEC, SCHEMA);
      put(index, Passage.of("b.md", 0, "two", 0, 1));
      assertThat(content(index)).containsOnlyKeys("(a.md, 0)", "(b.md, 0)");
      assertThatThrownBy(() -> put(index, Passage.of("c.md", 0, "three", 1, 2, 3)))
          .as("dimensions are remembered")
          .hasMessageContaining("has 3 dimensions, but the index has 2");
    }
  }
}
