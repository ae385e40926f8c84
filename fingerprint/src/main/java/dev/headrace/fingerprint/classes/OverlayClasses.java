package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The classes of another source with one class replaced: what would be, were that class changed.
 */
public final class OverlayClasses implements ClassSource {

  private final ClassSource base;
  private final String name;
  private final Bytes bytes;

  private OverlayClasses(ClassSource base, String name, Bytes bytes) {
    this.base = base;
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * Replaces a class.
   *
   * @param base has all other classes
   * @param name the internal name of a class of {@code base}
   * @param bytes its other class file
   * @return the changed classes
   */
  public static OverlayClasses of(ClassSource base, String name, Bytes bytes) {
    return new OverlayClasses(base, name, bytes);
  }

  @Override
  public @Nullable ClassFile find(String wanted) {
    return overlay(base.find(wanted));
  }

  @Override
  public @Nullable Bytes resource(String path) {
    return path.equals(name + ".class") ? bytes : base.resource(path);
  }

  @Override
  public List<ClassFile> others(ClassFile first) {
    return base.others(first);
  }

  @Override
  public List<ClassFile> all(String origin, Predicate<String> wanted) {
    return base.all(origin, wanted).stream()
        .map(each -> each.name().equals(name) ? new ClassFile(name, bytes, each.origin()) : each)
        .toList();
  }

  @Override
  public List<String> entries(String origin) {
    return base.entries(origin);
  }

  private @Nullable ClassFile overlay(@Nullable ClassFile found) {
    return found != null && found.name().equals(name)
        ? new ClassFile(name, bytes, found.origin())
        : found;
  }
}
