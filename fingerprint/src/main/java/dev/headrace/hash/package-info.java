/** Content hashes. Knows nothing of rows, plans or stores. */
@NullMarked
package dev.headrace.hash;

import org.jspecify.annotations.NullMarked;
