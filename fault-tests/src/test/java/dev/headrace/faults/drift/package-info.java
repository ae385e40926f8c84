/** Targets that are changed behind the engine's back. */
@NullMarked
package dev.headrace.faults.drift;

import org.jspecify.annotations.NullMarked;
