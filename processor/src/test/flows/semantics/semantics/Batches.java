package semantics;

import dev.headrace.Batched;
import dev.headrace.Export;
import dev.headrace.Flow;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Batches: values of outer scopes are repeated; results may fan out or filter again. */
@Flow
public record Batches(Source<Doc> docs, Target<Out> out, Target<Out> maybe) {
  record Part(String text) {}

  record Letter(char value) {}

  record Even(int length) {}

  @Transform
  List<Part> part(Doc doc) {
    return Stream.of(doc.text().split(" ")).map(Part::new).toList();
  }

  @Transform
  @Batched(max = 2)
  List<List<Letter>> letter(List<Doc> docs, List<Part> parts) {
    return IntStream.range(0, parts.size())
        .mapToObj(
            i ->
                (docs.get(i).path() + parts.get(i).text())
                    .chars()
                    .mapToObj(c -> new Letter((char) c))
                    .toList())
        .toList();
  }

  @Transform
  @Batched
  List<Optional<Even>> even(List<Part> parts) {
    return parts.stream()
        .map(part -> Optional.of(new Even(part.text().length())).filter(e -> e.length() % 2 == 0))
        .toList();
  }

  @Transform
  @Export("out")
  Out ofLetter(Part part, Letter letter) {
    return new Out(part.text() + letter.value(), "");
  }

  @Transform
  @Export("maybe")
  Out ofEven(Part part, Even even) {
    return new Out(part.text(), "" + even.length());
  }

  public static Batches example() {
    return new Batches(
        listing -> listing.add(new Doc("d", "ab c", new Doc.Meta("", 0, new Doc.Author("")))),
        changes -> {},
        changes -> {});
  }
}
