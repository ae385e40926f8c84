/** What means nothing where it stands: no part of a flow, but worth a message. */
@NullMarked
package dev.headrace.processor.model.fault;

import org.jspecify.annotations.NullMarked;
