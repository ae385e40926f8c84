/** What a logic fingerprint costs, by the size of its closure. */
@NullMarked
package dev.headrace.benchmarks.fingerprint;

import org.jspecify.annotations.NullMarked;
