/** What happens during an update, told to one listener. Knows nothing of how it happens. */
@NullMarked
package dev.headrace.event;

import org.jspecify.annotations.NullMarked;
