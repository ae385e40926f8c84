package semantics;

import dev.headrace.Changes;
import dev.headrace.Flow;
import dev.headrace.Listing;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.List;

/** A nested flow that is package-private, in a class. */
public final class Outer {
  private Outer() {}

  @Flow
  record Inner(Listed docs, Kept out) {
    /** A component may be of a type of its own. */
    record Listed(List<Doc> rows) implements Source<Doc> {
      @Override
      public void list(Listing<Doc> listing) throws Exception {
        for (Doc row : rows) {
          listing.add(row);
        }
      }
    }

    record Kept() implements Target<Out> {
      @Override
      public void apply(Changes<Out> changes) {}
    }

    @Transform
    Out out1(Doc doc) throws Exception {
      return new Out(doc.path(), doc.text());
    }

    public static Inner example() {
      return new Inner(
          new Listed(List.of(new Doc("a", "x", new Doc.Meta("", 0, new Doc.Author(""))))),
          new Kept());
    }
  }
}
