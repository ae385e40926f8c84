/** What came from what, read from the state. Changes nothing; knows nothing of updates. */
@NullMarked
package dev.headrace.lineage;

import org.jspecify.annotations.NullMarked;
