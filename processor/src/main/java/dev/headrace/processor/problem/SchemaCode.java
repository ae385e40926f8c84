package dev.headrace.processor.problem;

/** What is wrong with stored row types over time. Codes 6xx. */
public enum SchemaCode implements ProblemCode {
  /** A change of row types that a target can't follow. */
  TARGET_REBUILT(
      "HR601",
      "The %1$s can't keep what it holds: %3$s; %2$s records other row types.",
      "Undo the change, or accept that rows are written anew: compile once with"
          + " -Aheadrace.schema=update, and commit %2$s."),
  /** A lock file that is none. */
  UNREADABLE_LOCK(
      "HR602",
      "The lock file %1$s can't be read or written: %2$s.",
      "Restore the file, or write it anew with -Aheadrace.schema=update."),
  /** An option with another value. */
  BAD_OPTION(
      "HR603",
      "The option headrace.schema is \"%1$s\", but can be \"check\" or, with headrace.schemaDir,"
          + " \"update\".",
      "Correct the compiler's arguments: -Aheadrace.schemaDir=src/main/headrace"
          + " -Aheadrace.schema=update.");

  private final String code;
  private final String found;
  private final String fix;

  SchemaCode(String code, String found, String fix) {
    this.code = code;
    this.found = found;
    this.fix = fix;
  }

  @Override
  public Template template() {
    return new Template(code, found, fix);
  }
}
