/** Turns texts into vectors. Knows nothing of documents, rows and the flow. */
@NullMarked
package dev.headrace.samples.codesearch.embed;

import org.jspecify.annotations.NullMarked;
