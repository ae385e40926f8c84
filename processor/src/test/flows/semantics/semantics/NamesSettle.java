package semantics;

import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;

/** Two nodes of one type: a parameter's name settles, or the annotation. */
@Flow
public record NamesSettle(
    Source<Doc> docs,
    @From("docs.text") Shout loud,
    @From("docs.path") Shout louder,
    Target<Out> out) {
  /** A transform record that is used twice. */
  @Transform
  public record Shout(String suffix) {
    public String apply(String text) {
      return text + suffix;
    }
  }

  @Transform
  Out out1(String loud, @From("louder") String other) {
    return new Out(loud, other);
  }

  public static NamesSettle example() {
    return new NamesSettle(
        listing -> listing.add(new Doc("a", "x", new Doc.Meta("", 0, new Doc.Author("")))),
        new Shout("!"),
        new Shout("?"),
        changes -> {});
  }
}
