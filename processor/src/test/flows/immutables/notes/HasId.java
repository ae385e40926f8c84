package notes;

import dev.headrace.Key;

/** A key that values inherit. */
public interface HasId {
  @Key
  String id();
}
