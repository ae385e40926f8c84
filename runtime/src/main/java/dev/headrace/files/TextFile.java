package dev.headrace.files;

import dev.headrace.Key;

/**
 * A text file: a row of {@link TextFiles}.
 *
 * @param path relative to the source's root, with {@code /} on every system
 * @param text the whole content, without a byte order mark
 */
public record TextFile(@Key String path, String text) {}
