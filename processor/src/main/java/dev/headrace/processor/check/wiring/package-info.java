/** Rules of wiring: what feeds parameters and targets, in which scopes, and what nobody takes. */
@NullMarked
package dev.headrace.processor.check.wiring;

import org.jspecify.annotations.NullMarked;
