package dev.headrace.processor.model;

import java.util.List;
import org.immutables.value.Value;

/** A component of a flow that was meant to be a node, but can't be one. */
@Value.Immutable
public interface MisfitModel {

  /** Why it is not a node. */
  enum Reason {
    /** Its type carries {@code @Transform}, but is not a record. */
    NOT_A_RECORD,
    /** Its type carries {@code @Transform}, but generated code can't name it. */
    NOT_ACCESSIBLE,
    /** The transform record has no public method. */
    NO_METHOD,
    /** The transform record has several public methods. */
    SEVERAL_METHODS,
    /** It is a source and a target. */
    SOURCE_AND_TARGET
  }

  /**
   * The component's name.
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
   * Its type.
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
   * @return the component
   */
  Place place();
}
