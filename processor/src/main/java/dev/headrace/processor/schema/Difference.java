package dev.headrace.processor.schema;

import java.util.Locale;

/**
 * A difference between what was stored and what will be.
 *
 * @param effect what it means for what is stored
 * @param target the target that it is about; empty if it is about none
 * @param text what is different
 */
record Difference(Effect effect, String target, String text) {

  /** What becomes of what is stored. */
  enum Effect {
    /** Stored rows stay what they are. */
    COMPATIBLE,
    /** Rows are computed again and written over the stored ones. */
    BACKFILL,
    /** The target can't keep what it holds: it must be recreated. */
    REBUILD
  }

  @Override
  public String toString() {
    return text + " (" + effect.name().toLowerCase(Locale.ROOT) + ")";
  }
}
