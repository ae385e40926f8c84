package semantics;

import dev.headrace.Flow;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.List;

/** A transform all of whose parameters are gathered runs in the scope around them. */
@Flow
public record GatherOnly(Source<Doc> docs, Target<Out> out) {
  record A(int value) {}

  record B(String value) {}

  @Transform
  List<A> a(Doc doc) {
    return List.of(new A(1), new A(2));
  }

  @Transform
  List<B> b(Doc doc) {
    return List.of(new B("x"));
  }

  @Transform
  Out out1(List<A> all, List<B> others) {
    return new Out("id", all.size() + " " + others.size());
  }

  public static GatherOnly example() {
    return new GatherOnly(
        listing -> listing.add(new Doc("a", "", new Doc.Meta("", 0, new Doc.Author("")))),
        changes -> {});
  }
}
