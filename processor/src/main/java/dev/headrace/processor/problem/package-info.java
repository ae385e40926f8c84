/**
 * What can be wrong with a flow: every code with its text, problems as values, and their printing.
 * Knows no rule.
 */
@NullMarked
package dev.headrace.processor.problem;

import org.jspecify.annotations.NullMarked;
