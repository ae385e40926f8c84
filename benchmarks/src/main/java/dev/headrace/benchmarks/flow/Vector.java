package dev.headrace.benchmarks.flow;

import dev.headrace.Key;

/**
 * A target row with an embedding.
 *
 * @param path its file
 * @param start where it begins
 * @param text its text
 * @param embedding of the text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; it is the type that users have
public record Vector(@Key String path, @Key int start, String text, float[] embedding) {}
