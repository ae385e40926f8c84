package dev.headrace.fingerprint.graph;

import java.util.List;

/**
 * Where a closure begins.
 *
 * @param owner the internal name of the transform's class
 * @param name the method's name
 * @param descriptor its descriptor
 * @param receiver whether the owner's components count by value, not by how they were constructed
 * @param inputs signatures of the types that come in from outside
 * @param outputs signatures of the types that go out
 * @param deps internal names of classes that count although nothing refers to them
 * @param resources patterns of files that count although nothing names them
 */
public record Start(
    String owner,
    String name,
    String descriptor,
    boolean receiver,
    List<String> inputs,
    List<String> outputs,
    List<String> deps,
    List<String> resources) {

  /** Copies the lists. */
  public Start {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    deps = List.copyOf(deps);
    resources = List.copyOf(resources);
  }
}
