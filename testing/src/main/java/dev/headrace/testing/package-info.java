/**
 * Support for tests of flows: updates in a temporary state, assertions of exactly what ran and what
 * is in a target, and the check that incremental results equal those from scratch. Uses what any
 * user of the runtime can use; knows nothing of how updates are carried out.
 */
@NullMarked
package dev.headrace.testing;

import org.jspecify.annotations.NullMarked;
