/** State directories whose files are damaged, replaced, missing, or on a full disk. */
@NullMarked
package dev.headrace.faults.disk;

import org.jspecify.annotations.NullMarked;
