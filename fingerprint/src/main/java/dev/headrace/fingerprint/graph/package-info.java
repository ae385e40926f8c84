/** From one root to everything it can reach, and to one hash. Knows nothing of instructions. */
@NullMarked
package dev.headrace.fingerprint.graph;

import org.jspecify.annotations.NullMarked;
