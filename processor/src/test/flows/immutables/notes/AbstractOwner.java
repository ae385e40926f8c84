package notes;

import org.immutables.value.Value;

/** An abstract class whose name and accessors have prefixes. */
@Value.Immutable
public abstract class AbstractOwner {
  public abstract String getName();

  public abstract boolean isActive();
}
