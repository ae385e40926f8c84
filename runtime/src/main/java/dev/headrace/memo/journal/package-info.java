/** New entries in a file that is only appended to. Knows nothing of what becomes of them. */
@NullMarked
package dev.headrace.memo.journal;

import org.jspecify.annotations.NullMarked;
