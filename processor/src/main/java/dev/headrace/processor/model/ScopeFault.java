package dev.headrace.processor.model;

import org.immutables.value.Value;

/** Why a transform lives in no scope. */
@Value.Immutable
public interface ScopeFault {

  /** What does not fit together. */
  enum Reason {
    /** Two parameters come from two sources. */
    TWO_SOURCES,
    /** Two parameters come from two fan-outs, of which none is inside the other. */
    SIBLINGS,
    /** A list asks for all rows of a scope that is not inside that of the transform. */
    NOT_NESTED
  }

  /**
   * What does not fit.
   *
   * @return the reason
   */
  Reason reason();

  /**
   * The parameter at fault.
   *
   * @return the later of two
   */
  Input input();

  /**
   * Its scope.
   *
   * @return as people would say it
   */
  String scope();

  /**
   * The parameter that it does not fit.
   *
   * @return its name
   */
  String other();

  /**
   * The scope of the other.
   *
   * @return as people would say it
   */
  String otherScope();
}
