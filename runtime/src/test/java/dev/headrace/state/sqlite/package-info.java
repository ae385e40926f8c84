/** Tests of tracking in SQLite. Know nothing of plans and engines. */
@NullMarked
package dev.headrace.state.sqlite;

import org.jspecify.annotations.NullMarked;
