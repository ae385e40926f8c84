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
      "Nothing takes the rows of the source \"%1$s\", so they would be listed for nothing.",
      "Take them in a transform or a target, or remove it."),
  /** A branch that nobody takes. */
  UNCONSUMED_BRANCH(
      "HR303",
      "The transform %1$s yields %2$s, and nothing takes those of type %3$s, so they go nowhere.",
      "Add a transform that takes %3$s, or put @SuppressWarnings(\"headrace:HR303\") here if they"
          + " are meant to be dropped."),
  /** A transform that reads the clock. */
  READS_CLOCK(
      "HR311",
      "The transform %1$s reads the clock (%2$s), but a remembered result stays, however late it"
          + " is.",
      "Take the time from the source row or from a resource of the flow, or say"
          + " @Transform(deterministic = false)."),
  /** A transform that draws random numbers. */
  USES_RANDOMNESS(
      "HR312",
      "The transform %1$s uses random numbers (%2$s), but the same input is to give the same"
          + " result.",
      "Seed a generator with a constant or from the input, or say @Transform(deterministic ="
          + " false)."),
  /** A transform that reads the environment of the process. */
  READS_ENVIRONMENT(
      "HR313",
      "The transform %1$s reads the environment of the process (%2$s), whose changes nobody"
          + " notices.",
      "Make the value a component of the flow, or list an environment variable in @Transform(env ="
          + " ...): their changes are noticed. Or say @Transform(deterministic = false)."),
  /** A transform that uses a static variable. */
  USES_MUTABLE_STATIC(
      "HR314",
      "The transform %1$s uses the static variable %2$s, whose changes nobody notices.",
      "Make it final, or pass the value as a parameter or as a resource of the flow."),
  /** A transform that talks to the outside. */
  DOES_IO(
      "HR315",
      "The transform %1$s reads or writes outside of the flow (%2$s), which is neither noticed when"
          + " it changes nor undone.",
      "Read it in a Source, write it to a Target, or put a Fingerprinted client among the flow's"
          + " resources and say @Transform(deterministic = false)."),
  /** A lock file that records other row types, all of which can be followed. */
  SCHEMA_LOCK_BEHIND(
      "HR321",
      "The stored row types of %1$s are not those that %2$s records: %3$s.",
      "Compile once with -Aheadrace.schema=update, and commit %2$s."),
  /** A flow without a lock file. */
  NO_SCHEMA_LOCK(
      "HR322",
      "The stored row types of %1$s are recorded nowhere: headrace.schemaDir has no file %2$s.",
      "Compile once with -Aheadrace.schema=update, and commit the file.");

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
