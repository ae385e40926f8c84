/**
 * Evaluates one source row after a plan: what is remembered is reused, the rest is computed, in
 * parallel and in batches. Knows nothing of sources, targets, tracking and engines.
 */
@NullMarked
package dev.headrace.evaluate;

import org.jspecify.annotations.NullMarked;
