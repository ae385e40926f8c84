package dev.headrace.benchmarks.state;

import dev.headrace.Key;

/**
 * A row with hardly anything in it.
 *
 * @param path its key
 * @param number anything
 */
public record Tick(@Key String path, int number) {}
