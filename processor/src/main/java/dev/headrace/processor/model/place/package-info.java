/** Where things stand in the source, and names with the places that they stand on. */
@NullMarked
package dev.headrace.processor.model.place;

import org.jspecify.annotations.NullMarked;
