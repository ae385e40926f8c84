package dev.headrace.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Changes;
import dev.headrace.ColumnType;
import dev.headrace.ColumnType.Kind;
import dev.headrace.Migration;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTargetsTest {

  private record Line(String path, int line, String text) {}

  private static final TestType<Line> LINE =
      TestType.of("Line", Line.class)
          .column("text", ColumnType.of(Kind.STRING), Line::text)
          .key("path", Kind.STRING, Line::path)
          .key("line", Kind.INT, Line::line);
  private static final RowSchema OTHER_KEY =
      RowSchema.of("Line", Column.key("path", ColumnType.of(Kind.STRING)));

  @TempDir Path temp;

  private static Changes<Line> upsert(Line... rows) {
    return new Changes<>(LINE, List.of(rows), List.of());
  }

  private static Changes<Line> delete(Object... key) {
    return new Changes<>(LINE, List.of(), List.of(RowKey.of(key)));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aDirectoryHoldsOneFileARow() throws Exception {
    Path folder = temp.resolve("out/lines");
    JsonDirectory<Line> target = JsonDirectory.in(folder);
    target.prepare(LINE, null);
    for (int i = 0; i < 2; i++) {
      target.apply(upsert(new Line("docs/a.md", 1, "one"), new Line("b", 2, "two")));
    }
    assertThat(names(folder)).containsExactly(".headrace", "b,2.json", "docs%2fa.md,1.json");
    assertThat(target.file("b", 2))
        .hasContent("{\n  \"text\": \"two\",\n  \"path\": \"b\",\n  \"line\": 2\n}\n");
    target.apply(upsert(new Line("b", 2, "new")));
    assertThat(Files.readString(target.file("b", 2))).contains("\"text\": \"new\"");
    target.apply(delete("b", 2));
    target.apply(delete("b", 2));
    assertThat(names(folder)).containsExactly(".headrace", "docs%2fa.md,1.json");
  }

  @Test
  void aDirectoryKeepsOrDropsItsRowsAsTheyChange() throws Exception {
    JsonDirectory<Line> target = JsonDirectory.in(temp);
    target.prepare(LINE, null);
    target.apply(upsert(new Line("a", 1, "one")));
    Files.writeString(temp.resolve(".headrace-a,1.json.x.tmp"), "left by a kill");
    target.prepare(LINE, LINE.schema());
    assertThat(names(temp)).containsExactly(".headrace", "a,1.json");
    assertThat(target.migration(OTHER_KEY, LINE.schema()))
        .isEqualTo(
            new Migration(
                true,
                List.of(
                    "all rows are written again: the key is [key path: string, key line: int], was [key path: string]")));
    target.prepare(LINE, OTHER_KEY);
    assertThat(names(temp)).containsExactly(".headrace");
    target.apply(upsert(new Line("a", 1, "one")));
    target.prepare(LINE, null);
    assertThat(names(temp)).as("the state was lost").containsExactly(".headrace");
    Files.delete(temp.resolve(".headrace"));
    assertThat(target.migration(LINE.schema(), LINE.schema()).rebuild()).isTrue();
  }

  @Test
  void aDirectoryRefusesWhatIsNotItsOwn() throws Exception {
    Path alien = Files.writeString(temp.resolve("precious.json"), "{}");
    assertThatThrownBy(() -> JsonDirectory.in(temp).prepare(anyType(), null))
        .hasMessage(
            "The folder %s holds what this target did not write (precious.json). Give it an empty folder of its own",
            temp);
    assertThatThrownBy(() -> JsonDirectory.in(alien).prepare(anyType(), null))
        .hasMessage(alien + " is a file, but the rows of One are to be files in it. Give a folder");
    assertThat(alien).hasContent("{}");
  }

  private static TestType<Object> anyType() {
    return TestType.of("One", Object.class).key("id", Kind.STRING, o -> o);
  }

  @Test
  void linesAreSortedByKeyAndOutliveTheTarget() throws Exception {
    Path file = temp.resolve("out/lines.jsonl");
    JsonLines<Line> target = JsonLines.to(file);
    target.prepare(LINE, null);
    assertThat(file).isEmptyFile();
    target.apply(
        upsert(
            new Line("b", 10, "x\ny"),
            new Line("b", 9, "x"),
            new Line("a b", 1, "1"),
            new Line("a", 2, "2")));
    JsonLines<Line> reopened = JsonLines.to(file);
    reopened.prepare(LINE, LINE.schema());
    reopened.apply(upsert(new Line("b", 9, "new")));
    reopened.apply(upsert(new Line("b", 9, "new")));
    reopened.apply(delete("a b", 1));
    assertThat(file)
        .hasContent(
            """
            {"text":"2","path":"a","line":2}
            {"text":"new","path":"b","line":9}
            {"text":"x\\ny","path":"b","line":10}
            """);
    assertThat(names(temp.resolve("out"))).containsExactly("lines.jsonl");
  }

  @Test
  void linesAreDroppedWhereTheyMustBeWrittenAgain() throws Exception {
    Path file = temp.resolve("lines.jsonl");
    JsonLines<Line> target = JsonLines.to(file);
    target.prepare(LINE, null);
    target.apply(upsert(new Line("a", 1, "one")));
    target.prepare(LINE, LINE.schema());
    assertThat(Files.readAllLines(file)).hasSize(1);
    JsonLines.<Line>to(file).prepare(LINE, null);
    assertThat(file).as("the state was lost").isEmptyFile();
    target.apply(upsert(new Line("a", 1, "one")));
    target.prepare(LINE, OTHER_KEY);
    assertThat(file).isEmptyFile();
    Files.delete(file);
    assertThat(target.migration(LINE.schema(), LINE.schema()).steps())
        .containsExactly("all rows are written again: " + file + " is gone");
  }

  @Test
  void linesOfOthersAreNotTouched() throws Exception {
    Path file = Files.writeString(temp.resolve("data.jsonl"), "{\"id\":1}\n");
    assertThatThrownBy(() -> JsonLines.<Line>to(file).prepare(LINE, null))
        .hasMessage(
            "%s, line 1 is not what this target writes: expected the members [text, path, line]. Give the target a file of its own, or delete this one together with the state",
            file);
    assertThatThrownBy(() -> JsonLines.<Line>to(file).prepare(LINE, LINE.schema()))
        .hasMessageContaining("expected the member path");
    Files.writeString(file, "{\"text\":\"");
    assertThatThrownBy(() -> JsonLines.<Line>to(file).prepare(LINE, LINE.schema()))
        .hasMessageContaining(
            "line 1 is not what this target writes: expected more at character 9");
    assertThat(file).hasContent("{\"text\":\"");
  }

  @Test
  void aFailedWriteLeavesTheOldLines() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("out"));
    Path file = folder.resolve("lines.jsonl");
    JsonLines<Line> target = JsonLines.to(file);
    target.prepare(LINE, null);
    target.apply(upsert(new Line("a", 1, "one")));
    Path away = Files.move(folder, temp.resolve("away"));
    assertThatThrownBy(() -> target.apply(upsert(new Line("b", 1, "two"))))
        .isInstanceOf(IOException.class);
    Files.move(away, folder);
    assertThat(Files.readAllLines(file)).hasSize(1);
    target.apply(upsert(new Line("c", 1, "three")));
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"text\":\"one\",\"path\":\"a\",\"line\":1}",
            "{\"text\":\"three\",\"path\":\"c\",\"line\":1}");
  }
}
