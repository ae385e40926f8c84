/**
 * Tracking: what is true of source rows and target rows, exactly; and one on the heap. Decides
 * nothing; knows nothing of plans, evaluation and connectors.
 */
@NullMarked
package dev.headrace.state;

import org.jspecify.annotations.NullMarked;
