package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    String entry = name + ".class";
    for (Path place : places) {
      Bytes bytes = entry(place, entry);
      if (bytes != null) {
        return new ClassFile(name, bytes, Places.origin(place));
      }
    }
    return null;
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
  public List<ClassFile> all(String origin) {
    return Places.all(origin);
  }

  private @Nullable Bytes entry(Path place, String entry) {
    boolean archive = Files.isRegularFile(place);
    boolean absent = archive && !names.computeIfAbsent(place, Places::names).contains(entry);
    return absent ? null : Places.entry(place, entry);
  }
}
