package dev.headrace.plan;

/**
 * A method by name: where a transform's logic begins.
 *
 * @param owner the binary name of its class, {@code "docs.Handbook$Search"}
 * @param name the method's name
 * @param descriptor its erased parameter and return types, {@code "(Ljava/lang/String;)I"}
 */
public record MethodRef(String owner, String name, String descriptor) {

  /**
   * Names a method.
   *
   * @param owner the binary name of its class
   * @param name the method's name
   * @param descriptor its erased parameter and return types
   * @return the reference
   */
  public static MethodRef of(String owner, String name, String descriptor) {
    return new MethodRef(owner, name, descriptor);
  }
}
