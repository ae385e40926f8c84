package odd;

import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;

/** A flow over a deprecated row. */
@Flow
@SuppressWarnings("deprecation")
public record Old(Source<Old.Row> rows, Target<Old.Row> copy) {
  /**
   * A row that is on its way out.
   *
   * @deprecated use another
   */
  @Deprecated
  public record Row(@Key String id) {}
}
