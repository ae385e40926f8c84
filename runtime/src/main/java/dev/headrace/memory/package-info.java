/**
 * A source and a target in memory, for tests and small things. Uses nothing but package {@code
 * dev.headrace}, as any connector would; knows nothing of plans and engines.
 */
@NullMarked
package dev.headrace.memory;

import org.jspecify.annotations.NullMarked;
