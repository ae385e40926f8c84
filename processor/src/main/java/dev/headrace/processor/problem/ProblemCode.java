package dev.headrace.processor.problem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that can be wrong with a flow. A code stays what it is for ever; {@code docs/ERRORS.md}
 * has a section for each. One enum holds the texts of each hundred.
 */
public sealed interface ProblemCode
    permits DeclarationCode, TypeCode, WarningCode, WiringCode, ResourceCode, SchemaCode {

  /** How bad a problem is. */
  enum Severity {
    /** The flow can't be compiled. */
    ERROR,
    /** The flow can be compiled, but is probably not what was meant. */
    WARNING
  }

  /**
   * The texts, with places for arguments as {@link String#format} has them.
   *
   * @param code the stable code: {@code "HR101"}
   * @param found what was found and what was expected
   * @param fix what to do
   */
  record Template(String code, String found, String fix) {}

  /**
   * What the constant says.
   *
   * @return its texts
   */
  Template template();

  /**
   * The stable code.
   *
   * @return {@code "HR101"}
   */
  default String code() {
    return template().code();
  }

  /**
   * How bad it is.
   *
   * @return a warning for codes HR3xx
   */
  default Severity severity() {
    return this instanceof WarningCode ? Severity.WARNING : Severity.ERROR;
  }

  /**
   * All codes.
   *
   * @return in the order of their numbers
   */
  static List<ProblemCode> all() {
    return Stream.<ProblemCode[]>of(
            DeclarationCode.values(),
            TypeCode.values(),
            WarningCode.values(),
            WiringCode.values(),
            ResourceCode.values(),
            SchemaCode.values())
        .flatMap(Arrays::stream)
        .toList();
  }
}
