package dev.headrace.processor.model.type;

import org.immutables.value.Value;

/** Why a type can't be a value. */
@Value.Immutable
public interface TypeFault {

  /** What is wrong with a type. */
  enum Reason {
    /** Not among the supported types. */
    UNSUPPORTED,
    /** A generic type without its arguments. */
    RAW,
    /** {@code ?} as an argument. */
    WILDCARD,
    /** A record or value with type parameters. */
    GENERIC_ROW,
    /** A map whose keys are not scalars. */
    MAP_KEY,
    /** A sealed type that permits something that is not a row. */
    PERMITS_OTHER,
    /** An interface that is not sealed. */
    NOT_SEALED,
    /** An Immutables value whose implementation was not generated. */
    NO_IMPLEMENTATION,
    /** A type that generated code can't name. */
    NOT_ACCESSIBLE,
    /** A collection whose elements may be null. */
    NULL_ELEMENT,
    /** An Immutables value that generated code can't make or read. */
    UNUSABLE_VALUE,
    /** No value at all. */
    VOID
  }

  /**
   * What is wrong.
   *
   * @return the reason
   */
  Reason reason();

  /**
   * The type that is at fault, which may be an argument of the one that was read.
   *
   * @return as it would be written
   */
  String found();

  /**
   * What would do instead, or a detail of the reason.
   *
   * @return a short text, empty if there is none
   */
  String hint();

  /**
   * Makes a fault.
   *
   * @param reason what is wrong
   * @param found the type at fault
   * @param hint what would do instead
   * @return the fault
   */
  static TypeFault of(Reason reason, String found, String hint) {
    return ImmutableTypeFault.builder().reason(reason).found(found).hint(hint).build();
  }
}
