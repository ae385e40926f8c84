/** Java sources that benchmarks compile: generated, in memory. */
@NullMarked
package dev.headrace.benchmarks.source;

import org.jspecify.annotations.NullMarked;
