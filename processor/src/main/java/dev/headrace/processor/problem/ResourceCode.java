package dev.headrace.processor.problem;

/** What is wrong with resources. Codes 5xx. */
public enum ResourceCode implements ProblemCode {
  /** A resource that does not say what counts about it. */
  UNTRACKABLE_RESOURCE(
      "HR501",
      "The resource %1$s is of type %2$s, and nothing says what about it changes results%3$s.",
      "%4$s, or put @Untracked(\"why\") on the component if results do not depend on it."),
  /** An untracked resource without a reason. */
  UNTRACKED_WITHOUT_REASON(
      "HR502",
      "@Untracked on %1$s gives no reason.",
      "Say why results do not depend on it: @Untracked(\"counts calls only\").");

  private final String code;
  private final String found;
  private final String fix;

  ResourceCode(String code, String found, String fix) {
    this.code = code;
    this.found = found;
    this.fix = fix;
  }

  @Override
  public Template template() {
    return new Template(code, found, fix);
  }
}
