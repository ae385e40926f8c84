package dev.headrace.processor.problem;

/**
 * What is wrong with what is declared: flows, transforms, transform records, annotations. Codes
 * 1xx.
 */
public enum DeclarationCode implements ProblemCode {
  /** A class, interface or enum with {@code @Flow}. */
  FLOW_NOT_A_RECORD(
      "HR101",
      "@Flow stands on %1$s, which is not a record.",
      "Declare it as a record whose components are its sources, transforms, resources and"
          + " targets."),
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
      "Two nodes are named \"%1$s\", but a parameter finds a node by its name.",
      "Rename this one: a node is named after its component or method."),
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
  /** An array or collection of sources or targets. */
  NODES_TOGETHER(
      "HR109",
      "The component %1$s is of type %2$s, but each source and each target is a component of its"
          + " own.",
      "Declare a component of type %3$s for each; several nodes may feed one target."),
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
      "Write the types out, and one transform for each set of them."),
  /** A transform with a variable number of parameters. */
  TRANSFORM_VARARGS(
      "HR113",
      "The transform %1$s takes a variable number of arguments, but one node feeds each parameter.",
      "Take a List instead: it stands for all elements of a nested scope."),
  /** A transform that returns nothing. */
  TRANSFORM_VOID(
      "HR114",
      "The transform %1$s returns nothing, but a transform is a function.",
      "Return what it makes; what it would write somewhere belongs in a Target."),
  /** A transform that takes nothing. */
  TRANSFORM_WITHOUT_PARAMETERS(
      "HR115",
      "The transform %1$s has no parameters, so its result would depend on no row.",
      "Take the rows that its result depends on; a constant belongs in a field or a resource."),
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
      "Take List<%4$s>: a value of an outer scope is repeated for each element. What is the same"
          + " for all rows belongs in a resource."),
  /** A batch that returns no list. */
  BATCHED_RESULT(
      "HR118",
      "The batched transform %1$s returns %2$s, but it must return one result for each element.",
      "Return List<%3$s>, as long as its parameters and in their order."),
  /** A batch without room. */
  BATCHED_MAX(
      "HR119",
      "@Batched(max = %2$s) on %1$s leaves no room, but a batch holds at least one element.",
      "Give a max of 1 or more."),
  /** A transform type that is not a record. */
  TRANSFORM_NOT_A_RECORD(
      "HR120",
      "%2$s carries @Transform, but is not a record.",
      "Make %2$s a record: its components are the transform's configuration, which must be known to"
          + " see when it changes."),
  /** A transform record without a method. */
  TRANSFORM_RECORD_WITHOUT_METHOD(
      "HR121",
      "The transform record %2$s declares no public method.",
      "Give it one public method, which takes and returns rows."),
  /** A transform record with several methods. */
  TRANSFORM_RECORD_WITH_METHODS(
      "HR122",
      "The transform record %2$s has several public methods, so it is open which one is the"
          + " transform: %3$s.",
      "Leave one of them public."),
  /** A transform record that the plan can't name. */
  TRANSFORM_RECORD_HIDDEN(
      "HR123",
      "The transform record %2$s of the component %1$s can't be used from the flow's package.",
      "Make it and the classes around it visible there."),
  /** A flow in a flow. */
  FLOW_IN_FLOW(
      "HR124",
      "The component %1$s is of type %2$s, which is a flow, and a flow can't be a part of another.",
      "Take the sources, transforms and resources that are meant as components of this flow."),
  /** A transform that is the accessor of a component. */
  TRANSFORM_ON_ACCESSOR(
      "HR125",
      "@Transform stands on %1$s, which is the accessor of a component of %2$s.",
      "Remove it, or give the transform a name that no component has."),
  /** A transform whose result may be null. */
  TRANSFORM_NULLABLE(
      "HR126",
      "The transform %1$s may return null, but a row is there or it is not.",
      "Return Optional<%2$s>: what takes %2$s then runs only where there is one."),
  /** A transform that is in no flow. */
  STRAY_TRANSFORM(
      "HR130",
      "@Transform stands on the method %1$s of %2$s, which is neither a flow nor a transform"
          + " record.",
      "Declare it in the flow itself, which inherits no transforms; or put @Transform on a record"
          + " in place of its method."),
  /** A batch that is not a transform. */
  STRAY_BATCHED(
      "HR131",
      "@Batched stands on %1$s, which is not a transform.",
      "Put it on a method with @Transform or on the method of a transform record, or remove it."),
  /** A source of values for something that takes none. */
  STRAY_FROM(
      "HR132",
      "@From stands on %1$s, which is not a parameter of a transform.",
      "Remove it; it belongs on parameters of transforms, and on components that are transform"
          + " records."),
  /** An export of something that has no rows. */
  STRAY_EXPORT(
      "HR133",
      "@Export stands on %1$s, which is neither a source nor a transform of a flow.",
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
  /** A flow that is a transform. */
  FLOW_AND_TRANSFORM(
      "HR137",
      "%2$s carries @Flow and @Transform, but it is either a flow or a transform record.",
      "Remove one of them."),
  /** A transform in a transform record. */
  TRANSFORM_IN_RECORD(
      "HR138",
      "@Transform stands on the method %1$s of %2$s, which carries @Transform itself.",
      "Remove it from the method; what it says belongs on %2$s."),
  /** A value of {@code @Transform} that can't count. */
  TRANSFORM_SETTING("HR139", "%2$s, named in %1$s of @Transform, %3$s.", "%4$s"),
  /** A name in {@code @LogicScope} that says nothing, or too much. */
  SCOPE_NAME("HR140", "@LogicScope %1$s.", "%2$s"),
  /** A logic scope of something that is not a flow. */
  STRAY_LOGIC_SCOPE(
      "HR141",
      "@LogicScope stands on %1$s, which is not a flow.",
      "Put it on the flows that it is meant for, or remove it.");

  private final String code;
  private final String found;
  private final String fix;

  DeclarationCode(String code, String found, String fix) {
    this.code = code;
    this.found = found;
    this.fix = fix;
  }

  @Override
  public Template template() {
    return new Template(code, found, fix);
  }
}
