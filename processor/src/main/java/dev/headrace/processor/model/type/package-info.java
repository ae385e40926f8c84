/** Types of values, rows and sealed interfaces of rows, as they were written. */
@NullMarked
package dev.headrace.processor.model.type;

import org.jspecify.annotations.NullMarked;
