package notes;

import org.immutables.value.Value;

/** One of two. */
@Value.Immutable
public non-sealed interface Tagged extends Item {
  String label();
}
