package odd;

import dev.headrace.Export;
import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;

/** Types in capitals, which are named as the constants of nodes are. */
@Flow
public record ETL(Source<ETL.DOC> doc, Target<ETL.OUT> out, Target<ETL.OUT> b2, int etlRows) {
  public record DOC(@Key String id, String text) {}

  public record OUT(@Key String id, String text) {}

  public sealed interface T permits A, B {}

  public record A(String text) implements T {}

  public record B(String text) implements T {}

  @Transform
  T etl(@From("doc.text") String text) {
    return text.isEmpty() ? new B(text) : new A(text);
  }

  @Transform
  @Export("out")
  OUT a(A t, @From("doc.id") String b) {
    return new OUT(b, t.text() + etlRows);
  }

  @Transform
  @Export("b2")
  OUT b(B b) {
    return new OUT(b.text(), "empty");
  }

  public static ETL example() {
    return new ETL(
        listing -> {
          listing.add(new DOC("x", "y"));
          listing.add(new DOC("z", ""));
        },
        changes -> {},
        changes -> {},
        7);
  }
}
