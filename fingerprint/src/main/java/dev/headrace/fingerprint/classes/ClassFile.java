package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;

/**
 * The bytes of one class and the place they came from.
 *
 * @param name the internal name, {@code "docs/Text$Line"}
 * @param bytes the class file
 * @param origin the directory or archive that holds it, as a URL without the entry; the same text
 *     for all classes of one place
 */
public record ClassFile(String name, Bytes bytes, String origin) {}
