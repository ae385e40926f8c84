package dev.headrace.processor.problem;

/** What is probably not meant. Codes 3xx. */
public enum WarningCode implements ProblemCode {
  /** A transform whose rows nobody takes. */
  UNUSED_TRANSFORM(
      "HR301",
      "Nothing takes the rows of the transform %1$s, so it would run for nothing.",
      "Take them in a transform or a target, or remove it."),
  /** A source whose rows nobody takes. */
  UNUSED_SOURCE(
      "HR302",
      "Nothing takes the rows of the source %1$s.",
      "Take them in a transform or a target, or remove it."),
  /** A branch that nobody takes. */
  UNCONSUMED_BRANCH(
      "HR303",
      "%1$s yields %2$s, and nothing takes those of type %3$s, so they go nowhere.",
      "Add a transform that takes %3$s, or suppress this warning if they are meant to be dropped.");

  private final String code;
  private final String found;
  private final String fix;

  WarningCode(String code, String found, String fix) {
    this.code = code;
    this.found = found;
    this.fix = fix;
  }

  @Override
  public Template template() {
    return new Template(code, found, fix);
  }
}
