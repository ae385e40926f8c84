/**
 * The row types that flows store, over time: the lock file that records them, and what a difference
 * means for what is stored. Knows neither elements nor rules.
 */
@NullMarked
package dev.headrace.processor.schema;

import org.jspecify.annotations.NullMarked;
