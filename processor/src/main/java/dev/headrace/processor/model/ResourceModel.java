package dev.headrace.processor.model;

import dev.headrace.processor.model.place.NameModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.TypeModel;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A component of the flow, or of a transform record in it, that is not a node. */
@Value.Immutable
public interface ResourceModel {

  /** How a resource counts for fingerprints. */
  enum Treatment {
    /** By value. */
    VALUE,
    /** By what it says of itself. */
    FINGERPRINTED,
    /** Not at all. */
    UNTRACKED,
    /** No way was found; a mistake. */
    UNKNOWN
  }

  /**
   * The components that lead to it.
   *
   * @return one, or two for a component of a transform record
   */
  List<String> path();

  /**
   * Its type.
   *
   * @return unsupported where it does not count by value
   */
  TypeModel type();

  /**
   * How it counts.
   *
   * @return the treatment
   */
  Treatment treatment();

  /**
   * Whether it may be null.
   *
   * @return true with any annotation named {@code Nullable}
   */
  boolean nullable();

  /**
   * The reason given with {@code @Untracked}.
   *
   * @return present with the annotation
   */
  Optional<NameModel> reason();

  /**
   * What keeps its type from counting by value, where that is not the type itself.
   *
   * @return {@code "Config.client is of type Client"}
   */
  Optional<String> culprit();

  /**
   * Where it stands.
   *
   * @return the component
   */
  Place place();

  /**
   * Its name for people.
   *
   * @return {@code "chunks.maxChars"}
   */
  default String text() {
    return String.join(".", path());
  }
}
