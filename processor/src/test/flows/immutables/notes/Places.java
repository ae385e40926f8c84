package notes;

import org.immutables.value.Value;

/** Encloses a value. */
@Value.Enclosing
public interface Places {
  /** The value. */
  @Value.Immutable
  interface Place {
    int line();
  }
}
