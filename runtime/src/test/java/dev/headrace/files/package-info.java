/** Tests of file sources and targets. */
@NullMarked
package dev.headrace.files;

import org.jspecify.annotations.NullMarked;
