/** One measured run in this process. Knows nothing of the other runs that it is compared with. */
@NullMarked
package dev.headrace.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
