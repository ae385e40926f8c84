/** Generated files to measure on. Knows nothing of what is measured. */
@NullMarked
package dev.headrace.benchmarks.corpus;

import org.jspecify.annotations.NullMarked;
