package dev.headrace.commit;

import dev.headrace.state.Key;

/**
 * A source row by name.
 *
 * @param source the source's name in the flow
 * @param owner the source's name in the state, {@code "docs.HandbookSearch/handbook"}
 * @param key its key
 */
public record RowRef(String source, String owner, Key key) {}
