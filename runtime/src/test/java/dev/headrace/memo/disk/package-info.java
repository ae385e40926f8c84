/** Tests of the memo in a directory. Knows nothing of rows, targets and updates. */
@NullMarked
package dev.headrace.memo.disk;

import org.jspecify.annotations.NullMarked;
