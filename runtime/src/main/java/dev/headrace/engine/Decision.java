package dev.headrace.engine;

import dev.headrace.hash.Hash;
import dev.headrace.state.StateStore.SourceRow;
import org.jspecify.annotations.Nullable;

/** What is to be done with a listed row. */
enum Decision {
  /** It was not asked for. */
  SKIP,
  /** Its source vouches that it is what it was: it is not read. */
  UNCHANGED,
  /** It must be read; if its content is what it was, nothing else is done. */
  COMPARE,
  /** It must be read and evaluated, whatever its content. */
  EVALUATE;

  /**
   * Decides.
   *
   * @param known what is recorded of the row
   * @param version what its source vouches with
   * @param plan hash of what is made of the rows now
   * @param mode what the update is for
   */
  static Decision of(@Nullable SourceRow known, @Nullable String version, Hash plan, Mode mode) {
    if (mode == Mode.RETRY && (known == null || !known.failed())) {
      return SKIP;
    }
    if (known == null || known.failed() || known.content() == null || !plan.equals(known.plan())) {
      return EVALUATE;
    }
    return version != null && version.equals(known.version()) ? UNCHANGED : COMPARE;
  }
}
