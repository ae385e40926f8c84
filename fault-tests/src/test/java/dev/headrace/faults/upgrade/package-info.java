/** State directories that earlier formats wrote, opened by the present code. */
@NullMarked
package dev.headrace.faults.upgrade;

import org.jspecify.annotations.NullMarked;
