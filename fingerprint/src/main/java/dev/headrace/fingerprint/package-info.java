/**
 * Fingerprints of logic: a hash of everything that a method can run, computed from class files, and
 * what changed between two of them. Knows nothing of plans, rows or engines.
 */
@NullMarked
package dev.headrace.fingerprint;

import org.jspecify.annotations.NullMarked;
