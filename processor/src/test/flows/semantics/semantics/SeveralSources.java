package semantics;

import dev.headrace.Export;
import dev.headrace.Flow;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;

/** Two sources, of which one feeds a target directly; one target takes from both. */
@Flow
public record SeveralSources(
    Source<Doc> docs, @Export({"out", "copy"}) Source<Out> ready, Target<Out> out, Target<Out> copy) {
  @Transform
  @Export("out")
  Out made(Doc doc) {
    return new Out(doc.path(), doc.text());
  }

  public static SeveralSources example() {
    return new SeveralSources(
        listing -> listing.add(new Doc("a", "x", new Doc.Meta("", 0, new Doc.Author("")))),
        listing -> listing.add(new Out("b", "y")),
        changes -> {},
        changes -> {});
  }
}
