/**
 * Fingerprints of flows at the end of a compilation: what the transforms do, written beside the
 * plan. Knows the fingerprint module; where the compiler has no hook, nothing happens.
 */
@NullMarked
package dev.headrace.processor.logic;

import org.jspecify.annotations.NullMarked;
