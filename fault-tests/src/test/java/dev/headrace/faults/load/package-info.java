/** Several processes, several updates, ends in the middle, many rows and large ones. */
@NullMarked
package dev.headrace.faults.load;

import org.jspecify.annotations.NullMarked;
