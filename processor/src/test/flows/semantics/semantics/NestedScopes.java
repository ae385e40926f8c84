package semantics;

import dev.headrace.Export;
import dev.headrace.Flow;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three scopes, gathered on the way back: words of lines of sections. */
@Flow
public record NestedScopes(
    Source<Doc> docs, Target<Out> words, Target<Out> lines, Target<Out> documents) {
  record Section(int number, String text) {}

  record Line(int number, String text) {}

  record Word(String text) {}

  record Length(int chars) {}

  record Widest(int chars) {}

  @Transform
  List<Section> section(Doc doc) {
    return numbered(doc.text(), "#").stream().map(n -> new Section(n.number, n.text)).toList();
  }

  @Transform
  List<Line> line(Section section) {
    return numbered(section.text(), "/");
  }

  @Transform
  List<Word> word(Line line) {
    return Stream.of(line.text().split(" ")).map(Word::new).toList();
  }

  @Transform
  Length length(Word word) {
    return new Length(word.text().length());
  }

  @Transform
  @Export("words")
  Out ofWord(Doc doc, Section section, Line line, Word word, Length length) {
    return new Out(
        doc.path() + section.number() + line.number() + word.text(), "" + length.chars());
  }

  @Transform
  Widest widest(Line line, List<Length> lengths) {
    return new Widest(lengths.stream().mapToInt(Length::chars).max().orElse(0));
  }

  @Transform
  @Export("lines")
  Out ofLine(Section section, Line line, Widest widest) {
    return new Out(section.number() + "." + line.number(), "" + widest.chars());
  }

  @Transform
  @Export("documents")
  Out ofDocument(Doc doc, List<Length> lengths, List<Widest> widest) {
    return new Out(doc.path(), lengths + " " + widest);
  }

  private static List<Line> numbered(String text, String separator) {
    String[] parts = text.split(separator);
    return IntStream.range(0, parts.length).mapToObj(i -> new Line(i, parts[i])).toList();
  }

  public static NestedScopes example() {
    return new NestedScopes(
        listing ->
            listing.add(new Doc("d", "a bb/ccc#dddd", new Doc.Meta("", 0, new Doc.Author("")))),
        changes -> {},
        changes -> {},
        changes -> {});
  }
}
