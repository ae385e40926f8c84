package dev.headrace.processor.model;

import dev.headrace.processor.model.type.TypeModel;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A parameter of a transform with what feeds it, or with the reason why nothing does. */
@Value.Immutable
public interface Input {

  /** Why a parameter is not fed. */
  enum Fault {
    /** No node yields its type. */
    NO_CANDIDATE,
    /** Several nodes do, and its name is none of theirs. */
    SEVERAL_CANDIDATES,
    /** {@code @From} names no node. */
    UNKNOWN_NODE,
    /** {@code @From} names a target or a resource. */
    NOT_A_PRODUCER,
    /** {@code @From} names the transform itself. */
    ITSELF,
    /** {@code @From} names no component of the rows. */
    UNKNOWN_COMPONENT,
    /** {@code @From} goes through, or to, a component that may be null. */
    NULLABLE_COMPONENT,
    /** What {@code @From} names is of another type. */
    OTHER_TYPE,
    /** Another mistake hides this one. */
    UNTOLD
  }

  /**
   * The parameter.
   *
   * @return as declared
   */
  ParameterModel parameter();

  /**
   * The type it takes for one element: the declared one, or of a batched transform the elements of
   * the list.
   *
   * @return the type
   */
  TypeModel type();

  /**
   * What feeds it.
   *
   * @return the feed, if it could be found
   */
  Optional<Feed> feed();

  /**
   * Why nothing feeds it.
   *
   * @return present exactly where {@link #feed()} is not
   */
  Optional<Fault> fault();

  /**
   * What was there instead.
   *
   * @return names of nodes or components, or a type, as the fault needs it
   */
  List<String> found();

  /**
   * What the found things belong to.
   *
   * @return a name, empty if the fault needs none
   */
  @Value.Default
  default String owner() {
    return "";
  }
}
