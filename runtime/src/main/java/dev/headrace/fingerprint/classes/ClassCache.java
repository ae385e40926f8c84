package dev.headrace.fingerprint.classes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and parses each class once. Not thread-safe. */
public final class ClassCache {

  private final ClassSource source;
  private final Map<String, Optional<ClassFile>> files = new HashMap<>();
  private final Map<String, ClassModel> models = new HashMap<>();

  /**
   * Starts empty.
   *
   * @param source finds the classes
   */
  public ClassCache(ClassSource source) {
    this.source = source;
  }

  /**
   * Where the classes come from.
   *
   * @return the source
   */
  public ClassSource source() {
    return source;
  }

  /**
   * Finds a class.
   *
   * @param name the internal name
   * @return the file, or null if there is none or the JDK has it
   */
  public @Nullable ClassFile file(String name) {
    return files
        .computeIfAbsent(
            name,
            wanted ->
                wanted.startsWith("java/")
                    ? Optional.empty()
                    : Optional.ofNullable(source.find(wanted)))
        .orElse(null);
  }

  /**
   * Parses a class.
   *
   * @param name the internal name
   * @return the class, or null if there is none or the JDK has it
   */
  public @Nullable ClassModel model(String name) {
    ClassModel known = models.get(name);
    if (known != null) {
      return known;
    }
    ClassFile file = file(name);
    if (file == null) {
      return null;
    }
    ClassModel model = ClassModel.parse(file);
    models.put(name, model);
    return model;
  }
}
