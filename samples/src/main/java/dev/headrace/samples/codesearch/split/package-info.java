/**
 * Cuts Markdown and Java sources along their structure, as a parser sees it. Knows no files and no
 * flow.
 */
@NullMarked
package dev.headrace.samples.codesearch.split;

import org.jspecify.annotations.NullMarked;
