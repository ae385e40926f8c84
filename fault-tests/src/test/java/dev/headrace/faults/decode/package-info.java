/** Decoders, given what nobody encoded. */
@NullMarked
package dev.headrace.faults.decode;

import org.jspecify.annotations.NullMarked;
