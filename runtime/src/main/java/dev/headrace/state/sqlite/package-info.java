/**
 * Tracking in an SQLite file, in a directory that it is bound to and that has one owner at a time.
 * Knows nothing of plans, evaluation and connectors.
 */
@NullMarked
package dev.headrace.state.sqlite;

import org.jspecify.annotations.NullMarked;
