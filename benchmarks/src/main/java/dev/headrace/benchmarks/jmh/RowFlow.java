package dev.headrace.benchmarks.jmh;

import dev.headrace.Flow;
import dev.headrace.Source;
import dev.headrace.Target;

/** Makes the processor write the codec of {@link Row}; never run. */
@Flow
record RowFlow(Source<Row> rows, Target<Row> copies) {}
