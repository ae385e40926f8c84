/** Tests of the evaluation of rows. Knows nothing of engines and stores. */
@NullMarked
package dev.headrace.evaluate;

import org.jspecify.annotations.NullMarked;
