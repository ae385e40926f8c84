/** What it costs to know the logic of a plan: when it is loaded, and when it is built. */
@NullMarked
package dev.headrace.benchmarks.logic;

import org.jspecify.annotations.NullMarked;
