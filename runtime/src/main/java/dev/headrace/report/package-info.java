/**
 * What users get to read: reports of updates, and the errors that end one. Data only; knows nothing
 * of how it came about.
 */
@NullMarked
package dev.headrace.report;

import org.jspecify.annotations.NullMarked;
