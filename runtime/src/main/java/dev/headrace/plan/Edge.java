package dev.headrace.plan;

/**
 * Where one parameter of a node gets its values.
 *
 * @param from the name of the node that yields them
 * @param path the path of a component of that node's rows, {@code "meta.title"}; empty for the rows
 *     themselves
 * @param mode how they are taken
 */
public record Edge(String from, String path, Mode mode) {

  /** How values are taken. */
  public enum Mode {
    /** One at a time. */
    EACH,
    /** All of a nested scope, as a list. */
    ALL,
    /** One or none, as an optional. */
    OPTIONAL
  }

  /**
   * Rows one at a time, or a component of them.
   *
   * @param path {@code "node"} or {@code "node.component"}
   * @return the edge
   */
  public static Edge each(String path) {
    return of(path, Mode.EACH);
  }

  /**
   * All rows of a nested scope.
   *
   * @param path {@code "node"} or {@code "node.component"}
   * @return the edge
   */
  public static Edge all(String path) {
    return of(path, Mode.ALL);
  }

  /**
   * One row or none.
   *
   * @param path {@code "node"} or {@code "node.component"}
   * @return the edge
   */
  public static Edge optional(String path) {
    return of(path, Mode.OPTIONAL);
  }

  private static Edge of(String path, Mode mode) {
    int dot = path.indexOf('.');
    return dot < 0
        ? new Edge(path, "", mode)
        : new Edge(path.substring(0, dot), path.substring(dot + 1), mode);
  }
}
