package dev.headrace.processor;

import java.util.List;

/**
 * A source or transform of a random flow.
 *
 * @param name its name
 * @param form what it is
 * @param shape what a transform returns
 * @param batched whether it takes and returns lists of elements
 * @param type the type of its rows; {@code "String"} or a declared one
 * @param params what it takes
 * @param scope where it runs: a source and the fan-outs below it
 * @param exports the targets that take its rows
 */
record FuzzNode(
    String name,
    Form form,
    Shape shape,
    boolean batched,
    String type,
    List<Param> params,
    List<String> scope,
    List<String> exports) {

  enum Form {
    SOURCE,
    METHOD,
    RECORD
  }

  enum Shape {
    ONE,
    MANY,
    MAYBE
  }

  enum Mode {
    EACH,
    ALL,
    OPTIONAL
  }

  /**
   * A parameter.
   *
   * @param feed the node that it takes from
   * @param mode one at a time, all, or one or none
   * @param path the way to a text in the row: empty, {@code ".text"} or {@code ".inner.text"}
   * @param type the type of one value
   */
  record Param(FuzzNode feed, Mode mode, String path, String type) {}

  boolean isSource() {
    return form == Form.SOURCE;
  }

  /** For what its rows are there: its own scope, or the one that it opens. */
  List<String> out() {
    return shape == Shape.MANY
        ? java.util.stream.Stream.concat(scope.stream(), java.util.stream.Stream.of(name)).toList()
        : scope;
  }
}
