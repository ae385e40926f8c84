/** The memo against the stores that it is made of. Knows nothing of the engine. */
@NullMarked
package dev.headrace.benchmarks.memo;

import org.jspecify.annotations.NullMarked;
