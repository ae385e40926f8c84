/**
 * Brings targets in line with evaluated rows: diff, intend, apply, commit, settle, sweep. Knows
 * nothing of sources and of how rows are evaluated.
 */
@NullMarked
package dev.headrace.commit;

import org.jspecify.annotations.NullMarked;
