/** Tests of the processor: they compile real files and look at messages, outputs and results. */
@NullMarked
package dev.headrace.processor;

import org.jspecify.annotations.NullMarked;
