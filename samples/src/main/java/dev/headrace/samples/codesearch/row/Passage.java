package dev.headrace.samples.codesearch.row;

import dev.headrace.Key;

/**
 * What is found: a chunk of a file with its vector.
 *
 * @param path the file
 * @param place the chunk's name in the file: headings, or a type or method
 * @param firstLine its first line, from 1
 * @param lastLine its last line
 * @param text its text
 * @param embedding its vector
 */
@SuppressWarnings("ArrayRecordComponent") // rows are compared by content, never with equals
public record Passage(
    @Key String path,
    @Key String place,
    int firstLine,
    int lastLine,
    String text,
    float[] embedding) {}
