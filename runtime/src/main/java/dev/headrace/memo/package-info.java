/**
 * Results by what they were computed from: what a memo is, and one on the heap. Knows nothing of
 * files, rows, targets and updates.
 */
@NullMarked
package dev.headrace.memo;

import org.jspecify.annotations.NullMarked;
