package dev.headrace.benchmarks.flow;

/**
 * A paragraph.
 *
 * @param start where it begins in its file's text
 * @param text its text
 */
public record Chunk(int start, String text) {}
