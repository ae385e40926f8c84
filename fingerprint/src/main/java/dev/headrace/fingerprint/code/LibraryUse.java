package dev.headrace.fingerprint.code;

/**
 * A member that is not user code and that a body refers to.
 *
 * @param owner the internal name of its class
 * @param name its name
 * @param descriptor its descriptor
 */
public record LibraryUse(String owner, String name, String descriptor) {

  /** {@code java.lang.System.nanoTime}. */
  @Override
  public String toString() {
    return owner.replace('/', '.') + "." + name;
  }
}
