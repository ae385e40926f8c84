/** The rows of the code search. Knows neither how they are made nor where they go. */
@NullMarked
package dev.headrace.samples.codesearch.row;

import org.jspecify.annotations.NullMarked;
