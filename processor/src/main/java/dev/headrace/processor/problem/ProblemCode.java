package dev.headrace.processor.problem;

/**
 * Everything that can be wrong with a flow. A code stays what it is for ever; {@code
 * docs/ERRORS.md} has a section for each.
 *
 * <p>Codes: 1xx what is declared, 2xx types and keys, 3xx warnings, 4xx wiring, 5xx resources.
 */
public enum ProblemCode {
  /** A class, interface or enum with {@code @Flow}. */
  FLOW_NOT_A_RECORD(
      "HR101",
      "@Flow stands on %1$s, which is not a record.",
      "Declare it as a record whose components are its sources, transforms, resources and targets."),
  /** A flow with type parameters. */
  FLOW_GENERIC(
      "HR102",
      "The flow %1$s has type parameters, but its plan is generated for one set of types.",
      "Name the types, and write one flow for each."),
  /** A flow that its plan can't name. */
  FLOW_HIDDEN(
      "HR103",
      "The flow %1$s is private, or is in a private class, so its plan can't name it.",
      "Drop \"private\"; package-private is enough."),
  /** A flow without a source. */
  NO_SOURCE(
      "HR104",
      "The flow %1$s has no source, so nothing would ever run.",
      "Add a component of type Source<R> for the rows that it starts from."),
  /** A flow without a target. */
  NO_TARGET(
      "HR105",
      "The flow %1$s has no target, so nothing that it derives would be kept.",
      "Add a component of type Target<R> for the rows that it makes."),
  /** Two nodes of one name. */
  DUPLICATE_NODE(
      "HR106",
      "Two nodes are named \"%1$s\".",
      "Rename this one: a node is named after its component or method, and parameters find it by that"
          + " name."),
  /** A component that is a source and a target. */
  SOURCE_AND_TARGET(
      "HR107",
      "The component %1$s is of type %2$s, which is a Source and a Target.",
      "Declare it as Source<R> or as Target<R>, whichever it is in this flow."),
  /** The generated class exists. */
  NAME_TAKEN(
      "HR108",
      "%1$s can't be generated: there is a class of that name.",
      "Rename that class, or the flow."),
  /** A static transform. */
  TRANSFORM_STATIC(
      "HR110",
      "The transform %1$s is static, so it could not read the flow's resources.",
      "Drop \"static\"."),
  /** A private transform. */
  TRANSFORM_PRIVATE(
      "HR111",
      "The transform %1$s is private, so the plan can't call it.",
      "Drop \"private\"; package-private is enough."),
  /** A transform with type parameters. */
  TRANSFORM_GENERIC(
      "HR112",
      "The transform %1$s has type parameters, but its values are stored by their exact type.",
      "Name the types."),
  /** A transform with a variable number of parameters. */
  TRANSFORM_VARARGS(
      "HR113",
      "The transform %1$s takes a variable number of arguments.",
      "Take a List instead: it stands for all elements of a nested scope."),
  /** A transform that returns nothing. */
  TRANSFORM_VOID(
      "HR114",
      "The transform %1$s returns nothing, but a transform is a function.",
      "Return what it makes; what it would write somewhere belongs into a Target."),
  /** A transform that takes nothing. */
  TRANSFORM_WITHOUT_PARAMETERS(
      "HR115",
      "The transform %1$s has no parameters, so it would run for nothing.",
      "Take the rows that its result depends on; a constant belongs into a field or a resource."),
  /** A transform that may throw anything. */
  TRANSFORM_THROWS(
      "HR116",
      "The transform %1$s declares %2$s, but a transform may throw exceptions only.",
      "Declare Exception, or what it really throws."),
  /** A parameter of a batch that is not a list. */
  BATCHED_PARAMETER(
      "HR117",
      "The parameter \"%2$s\" of the batched transform %1$s is of type %3$s, but a batch comes in"
          + " lists.",
      "Take List<%3$s>: a value of an outer scope is repeated for each element. What is the same for"
          + " all rows belongs into a resource."),
  /** A batch that returns no list. */
  BATCHED_RESULT(
      "HR118",
      "The batched transform %1$s returns %2$s, but it must return one result for each element.",
      "Return List<%2$s>, as long as its parameters and in their order."),
  /** A batch without room. */
  BATCHED_MAX(
      "HR119", "A batch of at most %2$s elements can't hold any.", "Give a maximum of 1 or more."),
  /** A transform type that is not a record. */
  TRANSFORM_NOT_A_RECORD(
      "HR120",
      "The component %1$s is of type %2$s, which carries @Transform, but is not a record.",
      "Make %2$s a record: its components are the transform's configuration, which must be known to"
          + " see when it changes."),
  /** A transform record without a method. */
  TRANSFORM_RECORD_WITHOUT_METHOD(
      "HR121",
      "The transform record %2$s of the component %1$s has no public method.",
      "Give it one public method, which takes and returns rows."),
  /** A transform record with several methods. */
  TRANSFORM_RECORD_WITH_METHODS(
      "HR122",
      "The transform record %2$s of the component %1$s has several public methods: %3$s.",
      "Leave one of them public, which is then the transform."),
  /** A transform record that the plan can't name. */
  TRANSFORM_RECORD_HIDDEN(
      "HR123",
      "The transform record %2$s of the component %1$s can't be used from the flow's package.",
      "Make it and the classes around it visible there."),
  /** A transform that is in no flow. */
  STRAY_TRANSFORM(
      "HR130",
      "@Transform stands on the method %1$s of %2$s, which is neither a flow nor a transform record.",
      "Put @Flow on %2$s, or move the method into a flow."),
  /** A batch that is not a transform. */
  STRAY_BATCHED(
      "HR131",
      "@Batched stands on the method %1$s, which is not a transform.",
      "Put @Transform beside it, or remove @Batched."),
  /** A source of values for something that takes none. */
  STRAY_FROM(
      "HR132",
      "@From stands on %1$s, which is not a parameter of a transform.",
      "Remove it; it belongs on parameters of transforms, and on components that are transform"
          + " records."),
  /** An export of something that has no rows. */
  STRAY_EXPORT(
      "HR133",
      "@Export stands on %1$s, which yields no rows.",
      "Put it on the transform or source whose rows the target is to take."),
  /** An untracked node. */
  STRAY_UNTRACKED(
      "HR134",
      "@Untracked stands on %1$s, which is not a resource.",
      "Remove it: sources, targets and transforms do not count for fingerprints as resources do."),
  /** A key of something that is not a row. */
  STRAY_KEY(
      "HR135",
      "@Key stands on %1$s, which is not a component of a row.",
      "Put it on a component of a record, or on an attribute of an Immutables value."),
  /** Too few or too many entries of {@code @From}. */
  FROM_COUNT(
      "HR136",
      "@From on %1$s has %2$s, but feeds %3$s.",
      "Give one entry for each parameter, in order: %4$s."),

  /** A type that no row can hold. */
  UNSUPPORTED_TYPE("HR201", "%1$s is of type %2$s, which no row can hold.", "Use %3$s."),
  /** A type without its arguments. */
  RAW_TYPE(
      "HR202",
      "%1$s is of type %2$s without type arguments.",
      "Say of what: for example %2$s<%3$s>."),
  /** A wildcard. */
  WILDCARD_TYPE(
      "HR203",
      "%1$s has the wildcard %2$s in its type, but rows are stored by their exact type.",
      "Name the type: %3$s."),
  /** A row with type parameters. */
  GENERIC_ROW(
      "HR205",
      "%1$s is of type %2$s, a row with type parameters, but rows are stored by their exact type.",
      "Write a record with the types that are meant."),
  /** A map with other keys than scalars. */
  MAP_KEY(
      "HR206",
      "%1$s is a map whose keys are of type %2$s, but a map's keys must be scalars.",
      "Use a String, number, enum, UUID or java.time type as the key, or a List of rows that hold key"
          + " and value."),
  /** A sealed interface that permits other things than rows. */
  PERMITS_OTHER(
      "HR207",
      "%1$s is of the sealed type %2$s, which permits %3$s, but only rows can be its branches.",
      "Make %3$s a record or an Immutables value."),
  /** An open interface. */
  NOT_SEALED(
      "HR208",
      "%1$s is of type %2$s, which is not sealed, so the rows that it stands for are not known.",
      "Make %2$s a sealed interface that permits records."),
  /** An Immutables value without implementation. */
  NO_IMPLEMENTATION(
      "HR209",
      "%1$s is of type %2$s, an Immutables value, but %3$s was not generated.",
      "Put org.immutables:value beside headrace-processor on the annotation processor path, and keep"
          + " the default style."),
  /** A type that generated code can't name. */
  HIDDEN_TYPE(
      "HR210",
      "%1$s is of type %2$s, which can't be used from the flow's package.",
      "Make it and the classes around it visible there."),
  /** A row made of itself. */
  RECURSIVE_ROW(
      "HR211",
      "The row %1$s is made of itself: %2$s.",
      "Keep the nested rows in a List of their own, with a component that says which belongs to which."),
  /** A source or target of other things than rows. */
  NOT_A_ROW(
      "HR212",
      "The %1$s %2$s has rows of type %3$s, which is not a row.",
      "Use a record or an Immutables value with a @Key component."),
  /** A source or target row without a key. */
  NO_KEY(
      "HR213",
      "The row %1$s has no key, but is used by the %2$s \"%3$s\".",
      "Put @Key on the components that identify a row."),
  /** A key of another kind. */
  KEY_TYPE(
      "HR214",
      "The key %1$s is of type %2$s, which can't identify a row.",
      "Use a String, whole number, boolean, char, enum, UUID, URI or java.time type."),
  /** A key that may be missing. */
  KEY_NULLABLE(
      "HR215",
      "The key %1$s is %2$s, but every row needs its key.",
      "Make it a plain value, or take another component as the key."),
  /** A key with a fraction. */
  KEY_FRACTION(
      "HR216",
      "The key %1$s is of type %2$s, and numbers with a fraction do not compare reliably.",
      "Use a whole number or a String."),
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
      "Add a transform that takes %3$s, or suppress this warning if they are meant to be dropped."),

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
      "The parameter \"%2$s\" of %1$s takes %3$s, and several nodes yield that: %4$s. Its name can't"
          + " settle it: the class file of %6$s was compiled without -parameters, so the name is lost.",
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
  FROM_ITSELF("HR406", "The transform %1$s takes its own result.", "Name another node: %2$s."),
  /** A misspelt component. */
  UNKNOWN_COMPONENT(
      "HR407", "%1$s has no component \"%2$s\".%3$s It has: %4$s.", "Name one of its components."),
  /** A path through something that may be null. */
  NULLABLE_COMPONENT(
      "HR408",
      "%1$s may be null, but a parameter always has a value.",
      "Take the whole row, and look at its component in the transform."),
  /** A path to another type. */
  OTHER_TYPE(
      "HR409",
      "The parameter \"%2$s\" of %1$s takes %3$s, but \"%4$s\" is of type %5$s.",
      "Take %5$s, or name another node or component."),
  /** Nodes that feed each other. */
  CYCLE(
      "HR410",
      "The transforms take each other's results: %1$s.",
      "Let one of them take something else; @From names what."),
  /** A transform over two sources. */
  TWO_SOURCES(
      "HR411",
      "%1$s takes \"%2$s\" for %3$s and \"%4$s\" for %5$s, but one run sees the rows of one source.",
      "Write one transform for each source; several may feed one target."),
  /** A transform over two fan-outs. */
  SIBLING_SCOPES(
      "HR412",
      "%1$s takes \"%2$s\" for %3$s and \"%4$s\" for %5$s, but neither is inside the other.",
      "Gather one of them: take it as a List in a transform of the outer scope."),
  /** A list of something that there is only one of. */
  GATHER_OF_OUTER(
      "HR413",
      "The parameter \"%2$s\" of %1$s asks for all of %3$s, but %1$s runs %4$s, which is not around"
          + " it.",
      "Take one of them instead of a List, or return a List from a transform to open a nested scope."),
  /** A target that nobody feeds. */
  TARGET_UNFED(
      "HR420",
      "Nothing feeds the target \"%1$s\": no node yields %2$s.%3$s",
      "Return %2$s, List<%2$s> or Optional<%2$s> from a transform."),
  /** A target that several nodes could feed. */
  SEVERAL_FEEDERS(
      "HR421",
      "Several nodes yield the rows of the target \"%1$s\": %2$s.",
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

  /** A resource that does not say what counts about it. */
  UNTRACKABLE_RESOURCE(
      "HR501",
      "The resource %1$s is of type %2$s, and nothing says what about it changes results%3$s.",
      "Let %2$s implement Fingerprinted and name what results depend on, or put @Untracked(\"why\") on"
          + " the component if they do not."),
  /** An untracked resource without a reason. */
  UNTRACKED_WITHOUT_REASON(
      "HR502",
      "@Untracked on %1$s gives no reason.",
      "Say why results do not depend on it: @Untracked(\"counts calls only\").");

  /** How bad a problem is. */
  public enum Severity {
    /** The flow can't be compiled. */
    ERROR,
    /** The flow can be compiled, but is probably not what was meant. */
    WARNING
  }

  private final String code;
  private final String text;
  private final String fix;

  ProblemCode(String code, String text, String fix) {
    this.code = code;
    this.text = text;
    this.fix = fix;
  }

  /**
   * The stable code.
   *
   * @return {@code "HR101"}
   */
  public String code() {
    return code;
  }

  /**
   * How bad it is.
   *
   * @return a warning for codes HR3xx
   */
  public Severity severity() {
    return code.startsWith("HR3") ? Severity.WARNING : Severity.ERROR;
  }

  /**
   * What was found and what was expected.
   *
   * @return a template for {@link String#format}
   */
  String text() {
    return text;
  }

  /**
   * What to do.
   *
   * @return a template with the same arguments
   */
  String fix() {
    return fix;
  }
}
