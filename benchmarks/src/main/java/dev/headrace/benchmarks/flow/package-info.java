/**
 * The flows that are measured, and the plain loops that do the same. Knows nothing of measuring.
 */
@NullMarked
package dev.headrace.benchmarks.flow;

import org.jspecify.annotations.NullMarked;
