/**
 * Files as sources and targets. Uses nothing but package {@code dev.headrace}, as any connector
 * would; knows nothing of plans and engines.
 */
@NullMarked
package dev.headrace.files;

import org.jspecify.annotations.NullMarked;
