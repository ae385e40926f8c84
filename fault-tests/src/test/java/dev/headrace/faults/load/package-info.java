/** Several processes, updates and flows, ends in the middle, garbage, many rows and large ones. */
@NullMarked
package dev.headrace.faults.load;

import org.jspecify.annotations.NullMarked;
