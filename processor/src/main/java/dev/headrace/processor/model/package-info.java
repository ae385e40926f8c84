/**
 * The immutable picture of a flow: what was written, how it is wired, and what its generated parts
 * are called. Knows neither where messages go nor how Java is written.
 */
@NullMarked
package dev.headrace.processor.model;

import org.jspecify.annotations.NullMarked;
