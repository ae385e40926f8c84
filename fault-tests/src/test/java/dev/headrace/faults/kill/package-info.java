/** Updates whose process is killed, at random moments and at every point of the commit protocol. */
@NullMarked
package dev.headrace.faults.kill;

import org.jspecify.annotations.NullMarked;
