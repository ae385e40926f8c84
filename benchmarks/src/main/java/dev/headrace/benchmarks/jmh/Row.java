package dev.headrace.benchmarks.jmh;

import dev.headrace.Key;

/**
 * A row like those of an index of passages: two strings, two numbers and an embedding.
 *
 * @param path of its file
 * @param start where it begins
 * @param end where it ends
 * @param text its text
 * @param embedding of the text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; it is the type that users have
record Row(@Key String path, @Key int start, int end, String text, float[] embedding) {}
