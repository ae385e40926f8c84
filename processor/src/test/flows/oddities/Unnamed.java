import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;

/** A flow in the unnamed package. */
@Flow
record Unnamed(Source<Unnamed.Row> rows, Target<Unnamed.Row> copy) {
  record Row(@Key String id) {}
}
