/**
 * Many entries that are no longer new: what a generation is, and one in SQLite. Knows nothing of
 * journals.
 */
@NullMarked
package dev.headrace.memo.generation;

import org.jspecify.annotations.NullMarked;
