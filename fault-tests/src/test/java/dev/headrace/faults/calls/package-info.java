/** Sources and targets whose calls throw, hang, do half of it, or do it and lose the answer. */
@NullMarked
package dev.headrace.faults.calls;

import org.jspecify.annotations.NullMarked;
