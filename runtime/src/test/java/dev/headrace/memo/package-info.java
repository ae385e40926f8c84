/** Tests of the memo. Knows nothing of rows, targets and updates. */
@NullMarked
package dev.headrace.memo;

import org.jspecify.annotations.NullMarked;
