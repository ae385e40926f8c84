package shadow;

import dev.headrace.Key;
import java.util.List;

/** Hides the class that all others extend. */
public record Object(@Key String id, List<String> words) {}
