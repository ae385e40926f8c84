package dev.headrace.faults.disk;

import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;

/**
 * Items that come to long texts, of which little is kept in the target and all in the memo: what
 * fills a state directory with every kind of file.
 */
@Flow
public record Hoard(Source<Hoard.Item> items, Target<Hoard.Label> labels) {

  /** An item, and how long its text is. */
  public record Item(@Key int id, int edition, int length) {}

  /** A long text. */
  public record Load(String text) {}

  /** What is kept of an item. */
  public record Label(@Key int id, String begins, int hash) {}

  @Transform
  Load load(Item item) {
    String word = "item %d, edition %d; ".formatted(item.id(), item.edition());
    return new Load(word.repeat(item.length() / word.length() + 1).substring(0, item.length()));
  }

  @Transform
  Label label(Item item, Load load) {
    return new Label(item.id(), load.text().substring(0, 24), load.text().hashCode());
  }
}
