package notes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A row with every kind of attribute. */
@Value.Immutable
public interface Note extends HasId {
  List<String> tags();

  Map<String, Integer> counts();

  Optional<String> title();

  @Nullable String extra();

  byte[] data();

  @Value.Default
  default int size() {
    return 1;
  }

  @Value.Derived
  default int derived() {
    return size() + 1;
  }
}
