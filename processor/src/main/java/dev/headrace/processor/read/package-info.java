/**
 * From the elements of a compilation to the model. Judges nothing: what is wrong is pictured as it
 * is, for the checks to see.
 */
@NullMarked
package dev.headrace.processor.read;

import org.jspecify.annotations.NullMarked;
