package semantics;

import dev.headrace.Transform;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A generic transform record of a library. */
@Transform
public record GenericTransform<T extends Comparable<T>>(Mode mode) {
  public enum Mode {
    FIRST,
    LAST
  }

  public Optional<T> apply(List<T> values) {
    return mode == Mode.FIRST
        ? values.stream().min(Comparator.naturalOrder())
        : values.stream().max(Comparator.naturalOrder());
  }
}
