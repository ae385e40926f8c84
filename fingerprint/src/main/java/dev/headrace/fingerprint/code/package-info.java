/**
 * From instructions to canonical tokens: one body at a time, each normalisation rule in a file of
 * its own. Knows nothing of call graphs, roots or manifests.
 */
@NullMarked
package dev.headrace.fingerprint.code;

import org.jspecify.annotations.NullMarked;
