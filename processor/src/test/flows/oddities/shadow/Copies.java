package shadow;

import dev.headrace.Flow;
import dev.headrace.Source;
import dev.headrace.Target;

/** In a package that hides classes of {@code java.lang}. */
@Flow
public record Copies(Source<Object> rows, int limit, Target<Object> copy) {}
