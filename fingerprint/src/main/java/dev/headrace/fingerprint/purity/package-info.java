/** What a fingerprint can't see: a table of library members. Knows nothing of graphs. */
@NullMarked
package dev.headrace.fingerprint.purity;

import org.jspecify.annotations.NullMarked;
