package semantics;

import dev.headrace.Key;

/** A target row. */
public record Out(@Key String id, String text) {}
