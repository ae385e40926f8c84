/**
 * From the model to problems, one class a rule; {@link dev.headrace.processor.check.Checks} lists
 * them. Knows neither how a flow is read nor what is written for it.
 */
@NullMarked
package dev.headrace.processor.check;

import org.jspecify.annotations.NullMarked;
