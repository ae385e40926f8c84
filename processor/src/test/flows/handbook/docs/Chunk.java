package docs;

/** A nested row. */
public record Chunk(int start, int end, String text) {}
