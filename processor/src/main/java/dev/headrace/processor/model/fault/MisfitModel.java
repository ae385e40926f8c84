package dev.headrace.processor.model.fault;

import dev.headrace.processor.model.place.Place;
import java.util.List;
import org.immutables.value.Value;

/** What was meant to be a node, or a transform record, but can't be one. */
@Value.Immutable
public interface MisfitModel {

  /** Why it is not a node. */
  enum Reason {
    /** A type that carries {@code @Transform}, but is not a record. */
    NOT_A_RECORD,
    /** A type that carries {@code @Transform}, but generated code can't name it. */
    NOT_ACCESSIBLE,
    /** A transform record without a public method. */
    NO_METHOD,
    /** A transform record with several public methods. */
    SEVERAL_METHODS,
    /** A generic transform record without type arguments. */
    RAW,
    /** A generic transform record with {@code ?} as an argument. */
    WILDCARD,
    /** A source and a target at once. */
    SOURCE_AND_TARGET,
    /** An array or collection of sources or targets. */
    TOGETHER,
    /** A flow as a component of another. */
    FLOW_IN_FLOW,
    /** A flow that carries {@code @Transform} itself. */
    FLOW_AND_TRANSFORM,
    /** The accessor of a component, with {@code @Transform}. */
    ACCESSOR,
    /** A transform of an interface that the flow implements. */
    INHERITED
  }

  /**
   * The name of the component, method or type.
   *
   * @return the name
   */
  String name();

  /**
   * Why it is not a node.
   *
   * @return the reason
   */
  Reason reason();

  /**
   * Its type, or the type that declares it.
   *
   * @return as one would write it
   */
  String type();

  /**
   * What was found: methods, for example.
   *
   * @return names
   */
  List<String> found();

  /**
   * Where it stands.
   *
   * @return the component, or what is at fault about its type
   */
  Place place();
}
