/** Measures the engine and the processor. Nothing else depends on it, and no test measures time. */
@NullMarked
package dev.headrace.benchmarks;

import org.jspecify.annotations.NullMarked;
