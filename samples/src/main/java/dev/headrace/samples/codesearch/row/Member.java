package dev.headrace.samples.codesearch.row;

/**
 * A type or a method of a Java source, with its comment; a long one is several of these.
 *
 * @param name what it is called within its package, for example {@code Outer.Inner.method(String,
 *     int)}; the package's or module's name where that is what is documented
 * @param firstLine its first line, comment included, from 1
 * @param lastLine its last line
 * @param text the source, without common indentation
 */
public record Member(String name, int firstLine, int lastLine, String text) {}
