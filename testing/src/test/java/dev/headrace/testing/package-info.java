/** Tests of the support for tests. */
@NullMarked
package dev.headrace.testing;

import org.jspecify.annotations.NullMarked;
