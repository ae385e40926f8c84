/**
 * A memo in a directory: new entries in a journal, many in generations, large values in files.
 * Knows nothing of rows, targets and updates.
 */
@NullMarked
package dev.headrace.memo.disk;

import org.jspecify.annotations.NullMarked;
