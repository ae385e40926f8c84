/**
 * The code search on the command line: opens what the flow needs, updates, answers. Knows nothing
 * of how a result is derived.
 */
@NullMarked
package dev.headrace.samples.codesearch.cli;

import org.jspecify.annotations.NullMarked;
