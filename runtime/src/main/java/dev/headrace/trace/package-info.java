/**
 * How the target rows of one source row came about, and its bytes. Data only; knows nothing of how
 * rows are evaluated.
 */
@NullMarked
package dev.headrace.trace;

import org.jspecify.annotations.NullMarked;
