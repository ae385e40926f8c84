/**
 * Where class files come from, which of them are user code, and how they inherit from one another.
 * Knows nothing of instructions or fingerprints.
 */
@NullMarked
package dev.headrace.fingerprint.classes;

import org.jspecify.annotations.NullMarked;
