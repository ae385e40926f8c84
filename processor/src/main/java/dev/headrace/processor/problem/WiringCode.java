package dev.headrace.processor.problem;

/** What is wrong with the wiring. Codes 4xx. */
public enum WiringCode implements ProblemCode {
  /** No node for a parameter. */
  NO_CANDIDATE(
      "HR401",
      "The parameter \"%2$s\" of %1$s takes %3$s, but no node yields that. There are: %4$s.",
      "%5$s"),
  /** Several nodes for a parameter. */
  SEVERAL_CANDIDATES(
      "HR402",
      "The parameter \"%2$s\" of %1$s takes %3$s, and several nodes yield that: %4$s.",
      "Name the parameter after one of them, or write @From(\"%5$s\")."),
  /** Several nodes for a parameter whose name is lost. */
  NAMES_LOST(
      "HR403",
      "The parameter \"%2$s\" of %1$s takes %3$s, and several nodes yield that: %4$s. Its name"
          + " can't settle it: the class file of %6$s was compiled without -parameters, so the name"
          + " is lost.",
      "Write @From on the component %5$s, with one entry for each parameter, or compile %6$s with"
          + " -parameters."),
  /** A misspelt node. */
  UNKNOWN_NODE(
      "HR404",
      "There is no node \"%1$s\".%2$s There are: %3$s.",
      "Name one of them, or a path such as \"node.component\"."),
  /** A target or resource in the place of a node. */
  NOT_A_PRODUCER("HR405", "\"%1$s\" is a %2$s, which yields no rows.", "Name one of %3$s.%4$s"),
  /** A transform that feeds itself. */
  FROM_ITSELF(
      "HR406",
      "The transform %1$s takes its own result, which is not there before it has run.",
      "Name another node: %2$s."),
  /** A misspelt component. */
  UNKNOWN_COMPONENT("HR407", "%1$s has no component \"%2$s\".%3$s", "%4$s."),
  /** A path through something that may be null. */
  NULLABLE_COMPONENT(
      "HR408",
      "%1$s may be null, but a parameter always has a value.",
      "Take the whole row, and look at its component in the transform; or make the component an"
          + " Optional, and the parameter too."),
  /** A path to another type. */
  OTHER_TYPE(
      "HR409",
      "The parameter \"%2$s\" of %1$s takes %3$s, but \"%4$s\" is of type %5$s.",
      "Take %5$s, or name another node or component."),
  /** Nodes that feed each other. */
  CYCLE(
      "HR410",
      "The transforms take each other's results, so none can begin: %1$s.",
      "Let one of them take something else; @From names what."),
  /** A transform over two sources. */
  TWO_SOURCES(
      "HR411",
      "The transform %1$s takes \"%2$s\" for %3$s and \"%4$s\" for %5$s, but one run sees the rows of one"
          + " source.",
      "Write one transform for each source; several may feed one target."),
  /** A transform over two fan-outs. */
  SIBLING_SCOPES(
      "HR412",
      "The transform %1$s takes \"%2$s\" for %3$s and \"%4$s\" for %5$s, but neither is inside the other.",
      "Gather one of them: take it as a List in a transform of the outer scope."),
  /** A list of something that there is only one of. */
  GATHER_OF_OUTER(
      "HR413",
      "The parameter \"%2$s\" of %1$s takes all of %3$s, but %1$s sees only one of them: it runs"
          + " %4$s.",
      "Take one instead of a List; or return a List from a transform, and gather its elements."),
  /** A target that nobody feeds. */
  TARGET_UNFED("HR420", "Nothing feeds the target \"%1$s\": %2$s.", "%3$s."),
  /** A target that several nodes could feed. */
  SEVERAL_FEEDERS(
      "HR421",
      "Several nodes yield the rows of the target \"%1$s\", and none says that they are for it: %2$s.",
      "Put @Export(\"%1$s\") on those whose rows it is to take."),
  /** An export to a misspelt target. */
  UNKNOWN_EXPORT(
      "HR422",
      "There is no target \"%1$s\".%2$s There are: %3$s.",
      "Name one of the flow's targets."),
  /** An export of other rows. */
  EXPORT_OF_OTHER_TYPE(
      "HR423",
      "%1$s yields %2$s, but the target \"%3$s\" takes %4$s.",
      "Export to a target of %2$s, or yield %4$s."),
  /** An export to nothing. */
  EXPORT_EMPTY(
      "HR424",
      "@Export on %1$s names no target.",
      "Name the targets that take its rows, or remove it. There are: %2$s.");

  private final String code;
  private final String found;
  private final String fix;

  WiringCode(String code, String found, String fix) {
    this.code = code;
    this.found = found;
    this.fix = fix;
  }

  @Override
  public Template template() {
    return new Template(code, found, fix);
  }
}
