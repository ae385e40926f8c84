package dev.headrace.files;

import dev.headrace.Blob;
import dev.headrace.Key;

/**
 * A file of any size: a row of {@link BlobFiles}.
 *
 * @param path relative to the source's root, with {@code /} on every system
 * @param content the content, read on demand
 */
public record BlobFile(@Key String path, Blob content) {}
