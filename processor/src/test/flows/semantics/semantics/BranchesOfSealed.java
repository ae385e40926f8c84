package semantics;

import dev.headrace.Export;
import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;

/** A sealed type branches; branches, some of them sealed again, meet in one target. */
@Flow
public record BranchesOfSealed(Source<Doc> docs, Target<Out> out, Target<Markup> markup) {
  public sealed interface Kind permits Plain, Marked {}

  public record Plain(String text) implements Kind {}

  public sealed interface Marked extends Kind permits Markup, Nothing {}

  public record Markup(@Key String text, String tag) implements Marked {}

  public record Nothing() implements Marked {}

  @Transform
  Kind kind(Doc doc) {
    return doc.text().isEmpty()
        ? new Nothing()
        : doc.text().startsWith("<") ? new Markup(doc.text(), "b") : new Plain(doc.text());
  }

  @Transform
  @Export("out")
  Out plain(Doc doc, Plain plain) {
    return new Out(doc.path(), "plain " + plain.text());
  }

  @Transform
  @Export("out")
  Out marked(Doc doc, Marked marked) {
    return new Out(doc.path(), "marked " + marked);
  }

  public static BranchesOfSealed example() {
    return new BranchesOfSealed(
        listing -> {
          for (String text : new String[] {"<b>", "hi", ""}) {
            listing.add(new Doc(text, text, new Doc.Meta("", 0, new Doc.Author(""))));
          }
        },
        changes -> {},
        changes -> {});
  }
}
