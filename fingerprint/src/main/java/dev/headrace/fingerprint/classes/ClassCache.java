package dev.headrace.fingerprint.classes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** Reads and parses each class once. Not thread-safe. */
public final class ClassCache {

  private final ClassSource source;
  private final Map<String, Optional<ClassFile>> files = new HashMap<>();
  private final Map<String, Map<String, List<String>>> subtypes = new HashMap<>();
  private final Map<String, List<ClassFile>> hidden = new HashMap<>();
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
   * The other files of a class, hidden by the one that counts.
   *
   * @param name the internal name
   * @return files with other contents, in the order of the class path
   */
  public List<ClassFile> hidden(String name) {
    return hidden.computeIfAbsent(name, this::findHidden);
  }

  private List<ClassFile> findHidden(String name) {
    ClassFile first = file(name);
    return first == null
        ? List.of()
        : source.others(first).stream()
            .filter(each -> !each.bytes().equals(first.bytes()))
            .toList();
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

  /**
   * The classes of one place that extend or implement a type directly.
   *
   * @param origin the place
   * @param name the type's internal name
   * @return internal names, sorted
   */
  public List<String> directSubtypes(String origin, String name) {
    return subtypes.computeIfAbsent(origin, this::index).getOrDefault(name, List.of());
  }

  private Map<String, List<String>> index(String origin) {
    Map<String, List<String>> index = new HashMap<>();
    for (ClassFile file : source.all(origin, name -> true)) {
      ClassReader reader = ClassModel.reading(file, () -> new ClassReader(file.bytes().array()));
      add(index, reader.getSuperName(), file.name());
      for (String each : reader.getInterfaces()) {
        add(index, each, file.name());
      }
    }
    return index;
  }

  private static void add(
      Map<String, List<String>> index, @Nullable String supertype, String subtype) {
    if (supertype != null) {
      index.computeIfAbsent(supertype, name -> new ArrayList<>()).add(subtype);
    }
  }
}
