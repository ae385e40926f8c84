/** Tests of the source and the target in memory. */
@NullMarked
package dev.headrace.memory;

import org.jspecify.annotations.NullMarked;
