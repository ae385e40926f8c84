/** Tests of the journal. Knows nothing of what becomes of entries. */
@NullMarked
package dev.headrace.memo.journal;

import org.jspecify.annotations.NullMarked;
