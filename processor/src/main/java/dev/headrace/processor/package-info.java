/**
 * The annotation processor: which flows are due in which round, and the way of one flow from its
 * elements to its files. Knows nothing of what a flow means.
 */
@NullMarked
package dev.headrace.processor;

import org.jspecify.annotations.NullMarked;
