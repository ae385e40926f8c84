package dev.headrace.state;

/** How sources and targets are named in the state. */
public final class NodeNames {

  private NodeNames() {}

  /**
   * The name of a source or target in the state.
   *
   * @param flow the flow's class
   * @param node the node's name
   * @return {@code "docs.HandbookSearch/handbook"}
   */
  public static String of(String flow, String node) {
    return flow + "/" + node;
  }

  /**
   * The node's name back.
   *
   * @param name the name in the state
   * @return the node's name
   */
  public static String node(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
