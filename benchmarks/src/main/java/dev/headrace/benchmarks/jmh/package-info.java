/** Benchmarks of single operations. Their numbers are for comparing two states of the code. */
@NullMarked
package dev.headrace.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
