package semantics;

import dev.headrace.Export;
import dev.headrace.Flow;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.Optional;

/** Optional results filter; optional parameters see what was filtered. */
@Flow
public record Filters(Source<Doc> docs, Target<Out> kept, Target<Out> all) {
  record Long(String text) {}

  @Transform
  Optional<Long> longText(Doc doc) {
    return doc.text().length() > 3 ? Optional.of(new Long(doc.text())) : Optional.empty();
  }

  @Transform
  @Export("kept")
  Out keep(Doc doc, Long text) {
    return new Out(doc.path(), text.text());
  }

  @Transform
  @Export("all")
  Out any(Doc doc, Optional<Long> text) {
    return new Out(doc.path(), text.map(Long::text).orElse("short"));
  }

  public static Filters example() {
    return new Filters(
        listing -> {
          listing.add(new Doc("a", "abcd", new Doc.Meta("", 0, new Doc.Author(""))));
          listing.add(new Doc("b", "ab", new Doc.Meta("", 0, new Doc.Author(""))));
        },
        changes -> {},
        changes -> {});
  }
}
