/**
 * A search index over the Markdown and Java files of a repository, as a flow. Knows nothing of the
 * command line.
 */
@NullMarked
package dev.headrace.samples.codesearch;

import org.jspecify.annotations.NullMarked;
