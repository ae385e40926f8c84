/**
 * A flow with every kind of step, on a folder and with four kinds of targets, and what is needed to
 * edit its source, to run it, and to compare what it left with a build from scratch. The packages
 * below do it harm.
 */
@NullMarked
package dev.headrace.faults;

import org.jspecify.annotations.NullMarked;
