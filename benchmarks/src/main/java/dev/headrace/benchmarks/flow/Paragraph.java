package dev.headrace.benchmarks.flow;

import dev.headrace.Key;

/**
 * A target row that costs nothing to make.
 *
 * @param path its file
 * @param start where it begins
 * @param text its text
 */
public record Paragraph(@Key String path, @Key int start, String text) {}
