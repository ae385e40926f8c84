/**
 * From the model of a sound flow to the files that are generated for it. Knows neither elements nor
 * rules.
 */
@NullMarked
package dev.headrace.processor.write;

import org.jspecify.annotations.NullMarked;
