/**
 * Runs scenarios in processes of their own and reports on the engine. Does not measure in its own
 * process.
 */
@NullMarked
package dev.headrace.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
