package dev.headrace.processor.model.fault;

import dev.headrace.processor.model.place.Place;
import org.immutables.value.Value;

/** Something in a transform's body that is neither a parameter nor code. */
@Value.Immutable
public interface ImpureUseModel {

  /** What is used. */
  enum Kind {
    /** The clock. */
    TIME,
    /** Random numbers. */
    RANDOM,
    /** Environment variables, system properties, the machine. */
    ENVIRONMENT,
    /** A static variable. */
    MUTABLE_STATIC,
    /** Files, processes, networks. */
    IO
  }

  /**
   * What is used.
   *
   * @return the kind
   */
  Kind kind();

  /**
   * The transform.
   *
   * @return the method's name, or the record's and the method's
   */
  String transform();

  /**
   * The member that is used.
   *
   * @return {@code "System.nanoTime"}
   */
  String member();

  /**
   * Where it is used.
   *
   * @return the place in the body
   */
  Place place();
}
