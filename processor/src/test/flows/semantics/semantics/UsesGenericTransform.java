package semantics;

import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.List;

/** Uses it, with an odd choice of names. */
@Flow
public record UsesGenericTransform(
    Source<Doc> row, GenericTransform<String> in, Target<Out> graph, Target<Out> flow) {
  @Transform
  List<String> it(Doc doc) {
    return List.of(doc.text().split(" "));
  }

  @Transform
  Out call(Doc doc, @From("in") String in) {
    return new Out(doc.path(), in);
  }

  public static UsesGenericTransform example() {
    return new UsesGenericTransform(
        listing -> listing.add(new Doc("a", "x z y", new Doc.Meta("", 0, new Doc.Author("")))),
        new GenericTransform<>(GenericTransform.Mode.LAST),
        changes -> {},
        changes -> {});
  }
}
