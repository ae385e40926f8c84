/** Tests of the Lucene index. */
@NullMarked
package dev.headrace.lucene;

import org.jspecify.annotations.NullMarked;
