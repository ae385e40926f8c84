package semantics;

import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;

/** Components of rows at any depth. */
@Flow
public record ComponentPaths(Source<Doc> docs, Target<Out> out) {
  @Transform
  Out out1(
      @From("docs.path") String path,
      @From("docs.meta.words") int words,
      @From("docs.meta.author.name") String author) {
    return new Out(path, author + words);
  }

  public static ComponentPaths example() {
    return new ComponentPaths(
        listing ->
            listing.add(new Doc("a", "", new Doc.Meta("t", 7, new Doc.Author("Ann")))),
        changes -> {});
  }
}
