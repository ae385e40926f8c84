package dev.headrace.fingerprint.code;

import org.jspecify.annotations.Nullable;

/**
 * A member that is not user code and that a body refers to.
 *
 * @param owner the internal name of its class
 * @param name its name
 * @param descriptor its descriptor
 */
public record LibraryUse(String owner, String name, String descriptor) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LibraryUse use
        && owner.equals(use.owner)
        && name.equals(use.name)
        && descriptor.equals(use.descriptor);
  }

  @Override
  public int hashCode() {
    return (owner.hashCode() * 31 + name.hashCode()) * 31 + descriptor.hashCode();
  }

  /** {@code java.lang.System.nanoTime}. */
  @Override
  public String toString() {
    return owner.replace('/', '.') + "." + name;
  }
}
