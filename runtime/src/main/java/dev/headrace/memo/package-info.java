/** Results by what they were computed from. Knows nothing of rows, targets and updates. */
@NullMarked
package dev.headrace.memo;

import org.jspecify.annotations.NullMarked;
