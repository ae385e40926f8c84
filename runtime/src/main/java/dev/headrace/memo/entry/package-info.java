/** One entry as it is stored, and which entries are kept. Knows nothing of files. */
@NullMarked
package dev.headrace.memo.entry;

import org.jspecify.annotations.NullMarked;
