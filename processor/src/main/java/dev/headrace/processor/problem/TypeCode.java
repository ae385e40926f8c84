package dev.headrace.processor.problem;

/** What is wrong with types and keys. Codes 2xx. */
public enum TypeCode implements ProblemCode {
  /** A type that no row can hold. */
  UNSUPPORTED_TYPE("HR201", "%1$s is of type %2$s, which can't be stored.", "Use %3$s."),
  /** A type without its arguments. */
  RAW_TYPE(
      "HR202",
      "%1$s is of type %2$s without type arguments, but values are stored by their exact type.",
      "Say of what: for example %2$s<%3$s>."),
  /** A wildcard. */
  WILDCARD_TYPE(
      "HR203",
      "%1$s has the wildcard %2$s in its type, but values are stored by their exact type.",
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
      "Use a String, number, enum, UUID or java.time type as the key, or a List of rows that hold"
          + " key and value."),
  /** A sealed interface that permits other things than rows. */
  PERMITS_OTHER(
      "HR207",
      "%1$s is of the sealed type %2$s, which permits %3$s, but only rows can be its branches.",
      "Make a record or an Immutables value of %3$s."),
  /** An open interface. */
  NOT_SEALED(
      "HR208",
      "%1$s is of type %2$s, which is not sealed, so the rows that it stands for are not known.",
      "Make %2$s a sealed interface that permits records."),
  /** An Immutables value without implementation. */
  NO_IMPLEMENTATION(
      "HR209",
      "%1$s is of type %2$s, an Immutables value, but %3$s was not generated.",
      "Put org.immutables:value beside headrace-processor on the annotation processor path, and"
          + " keep the default style."),
  /** A type that generated code can't name. */
  HIDDEN_TYPE(
      "HR210",
      "%1$s is of type %2$s, which can't be used from the flow's package.",
      "Make it and the classes around it visible there."),
  /** A row made of itself. */
  RECURSIVE_ROW(
      "HR211",
      "The row %1$s is made of itself (%2$s), but a row is stored whole and must end.",
      "Keep the nested rows in one List, with a component that says which belongs to which."),
  /** A source or target of other things than rows. */
  NOT_A_ROW(
      "HR212",
      "The %1$s \"%2$s\" has rows of type %3$s, but only records and Immutables values have keys"
          + " that tell them apart.",
      "Use a record or an Immutables value with a @Key component."),
  /** A source or target row without a key. */
  NO_KEY(
      "HR213",
      "The row %1$s has no key, by which these tell rows apart: %2$s.",
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
  /** A collection with elements that may be null. */
  NULL_ELEMENT(
      "HR217",
      "%1$s is of type %2$s, and what it holds may be null, but collections and Optional hold"
          + " values only.",
      "%3$s."),
  /** An Immutables value that generated code can't make or read. */
  UNUSABLE_VALUE(
      "HR218",
      "%1$s is of type %2$s, an Immutables value that the plan can't use: %3$s.",
      "Keep Immutables' default style, with a builder, and make what the plan needs visible from"
          + " the flow's package.");

  private final String code;
  private final String found;
  private final String fix;

  TypeCode(String code, String found, String fix) {
    this.code = code;
    this.found = found;
    this.fix = fix;
  }

  @Override
  public Template template() {
    return new Template(code, found, fix);
  }
}
