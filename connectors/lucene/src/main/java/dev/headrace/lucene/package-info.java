/**
 * A Lucene index as a target, and its search: nearest vectors, text, both, with filters. Uses
 * nothing of Headrace but package {@code dev.headrace}; knows nothing of flows and updates.
 */
@NullMarked
package dev.headrace.lucene;

import org.jspecify.annotations.NullMarked;
