package notes;

import org.immutables.value.Value;

/** The other. */
@Value.Immutable
public non-sealed interface Nothing extends Item {}
