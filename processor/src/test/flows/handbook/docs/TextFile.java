package docs;

import dev.headrace.Key;

/** A source row. */
public record TextFile(@Key String path, String text) {}
