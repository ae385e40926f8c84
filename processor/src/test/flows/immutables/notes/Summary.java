package notes;

import org.immutables.value.Value;

/** A row with a value that is enclosed in another type. */
@Value.Immutable
public interface Summary extends HasId {
  String text();

  Places.Place place();
}
