/**
 * The words a flow is written in: annotations, and the few types that flows, sources and targets
 * are made of. Knows nothing of how a flow is compiled or run.
 */
@NullMarked
package dev.headrace;

import org.jspecify.annotations.NullMarked;
