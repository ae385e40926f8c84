/** Tests of tracking. Know nothing of plans and engines. */
@NullMarked
package dev.headrace.state;

import org.jspecify.annotations.NullMarked;
