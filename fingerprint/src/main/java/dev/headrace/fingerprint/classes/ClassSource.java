package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes and resources that would really run. Never serves the running JDK's own
 * classes: they differ from JDK to JDK, and the fingerprint must not.
 */
public interface ClassSource {

  /**
   * Finds a class.
   *
   * @param name the internal name
   * @return the class file, or null if there is none or the JDK has it
   */
  @Nullable ClassFile find(String name);

  /**
   * Finds the files of a class in other places: several versions may lie on the class path.
   *
   * @param first the file that runs
   * @return the others, in the order of the class path
   */
  default List<ClassFile> others(ClassFile first) {
    return List.of();
  }

  /**
   * Finds a resource.
   *
   * @param path the path without a leading slash
   * @return its content, or null if there is none
   */
  @Nullable Bytes resource(String path);

  /**
   * Reads the classes of one place, whatever other place may shadow it.
   *
   * @param origin a place that a {@link ClassFile} named
   * @param wanted chooses by internal name; what it leaves out is not read
   * @return its classes, sorted by name
   * @throws FingerprintException if the place can't be listed or read
   */
  List<ClassFile> all(String origin, Predicate<String> wanted);

  /**
   * Names every file of one place.
   *
   * @param origin a place that a {@link ClassFile} named
   * @return paths with {@code /}, in any order
   * @throws FingerprintException if the place can't be listed
   */
  List<String> entries(String origin);
}
