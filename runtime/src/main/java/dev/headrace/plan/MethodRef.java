package dev.headrace.plan;

import java.util.List;

/**
 * A method by name: where a transform's logic begins.
 *
 * @param owner the binary name of its class, {@code "docs.Handbook$Search"}
 * @param name the method's name
 * @param descriptor its erased parameter and return types, {@code "(Ljava/lang/String;)I"}
 * @param inputs binary names of types that come in and that the descriptor does not show, such as
 *     the elements of a list
 * @param outputs binary names of types that go out and that the descriptor does not show
 */
public record MethodRef(
    String owner, String name, String descriptor, List<String> inputs, List<String> outputs) {

  /** Copies the lists. */
  public MethodRef {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Names a method.
   *
   * @param owner the binary name of its class
   * @param name the method's name
   * @param descriptor its erased parameter and return types
   * @return the reference
   */
  public static MethodRef of(String owner, String name, String descriptor) {
    return new MethodRef(owner, name, descriptor, List.of(), List.of());
  }

  /**
   * The same method with types that come in.
   *
   * @param types binary names
   * @return a new reference
   */
  public MethodRef taking(String... types) {
    return new MethodRef(owner, name, descriptor, List.of(types), outputs);
  }

  /**
   * The same method with types that go out.
   *
   * @param types binary names
   * @return a new reference
   */
  public MethodRef returning(String... types) {
    return new MethodRef(owner, name, descriptor, inputs, List.of(types));
  }
}
