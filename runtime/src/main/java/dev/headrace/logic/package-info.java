/** Hashes of what transforms do. Knows plans; knows nothing of rows and results. */
@NullMarked
package dev.headrace.logic;

import org.jspecify.annotations.NullMarked;
