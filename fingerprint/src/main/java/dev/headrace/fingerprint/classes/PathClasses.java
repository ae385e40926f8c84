package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The classes of a class path: directories and archives, the first that holds a class wins. */
public final class PathClasses implements ClassSource {

  private final List<Path> places;
  private final Map<Path, Set<String>> names = new ConcurrentHashMap<>();

  private PathClasses(List<Path> places) {
    this.places = places;
  }

  /**
   * Reads a class path.
   *
   * @param places directories and archives, in order
   * @return their classes
   */
  public static PathClasses of(List<Path> places) {
    return new PathClasses(places.stream().map(Path::toAbsolutePath).map(Path::normalize).toList());
  }

  /**
   * Reads a class path.
   *
   * @param places directories and archives, in order
   * @return their classes
   */
  public static PathClasses of(Path... places) {
    return of(List.of(places));
  }

  @Override
  public @Nullable ClassFile find(String name) {
    for (Path place : places) {
      ClassFile file = file(place, name);
      if (file != null) {
        return file;
      }
    }
    return null;
  }

  @Override
  public List<ClassFile> others(ClassFile first) {
    return places.stream()
        .filter(place -> !Places.origin(place).equals(first.origin()))
        .map(place -> file(place, first.name()))
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable ClassFile file(Path place, String name) {
    Bytes bytes = entry(place, name + ".class");
    return bytes == null ? null : new ClassFile(name, bytes, Places.origin(place));
  }

  @Override
  public @Nullable Bytes resource(String path) {
    for (Path place : places) {
      Bytes bytes = entry(place, path);
      if (bytes != null) {
        return bytes;
      }
    }
    return null;
  }

  @Override
  public List<ClassFile> all(String origin, Predicate<String> wanted) {
    return Places.all(origin, wanted);
  }

  @Override
  public List<String> entries(String origin) {
    return Places.entries(origin);
  }

  private @Nullable Bytes entry(Path place, String entry) {
    boolean archive = Files.isRegularFile(place);
    boolean absent = archive && !names.computeIfAbsent(place, Places::names).contains(entry);
    return absent ? null : Places.entry(place, entry);
  }
}
