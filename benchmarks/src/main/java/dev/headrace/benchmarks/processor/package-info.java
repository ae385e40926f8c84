/** Compiles generated modules with and without the processor. Knows nothing of engines. */
@NullMarked
package dev.headrace.benchmarks.processor;

import org.jspecify.annotations.NullMarked;
