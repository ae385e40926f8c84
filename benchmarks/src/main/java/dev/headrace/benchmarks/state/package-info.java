/** Tracking against raw SQLite: how fast it is written, opened and read, and how large it is. */
@NullMarked
package dev.headrace.benchmarks.state;

import org.jspecify.annotations.NullMarked;
