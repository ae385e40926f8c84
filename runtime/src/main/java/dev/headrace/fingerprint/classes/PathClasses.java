package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The classes of a class path: directories and archives, the first that holds a class wins. */
public final class PathClasses implements ClassSource {

  private final List<Path> places;

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
      Bytes bytes = Places.entry(place, entry);
      if (bytes != null) {
        return new ClassFile(name, bytes, Places.origin(place));
      }
    }
    return null;
  }

  @Override
  public @Nullable Bytes resource(String path) {
    for (Path place : places) {
      Bytes bytes = Places.entry(place, path);
      if (bytes != null) {
        return bytes;
      }
    }
    return null;
  }

  @Override
  public List<String> list(String origin) {
    return Places.list(origin);
  }

  @Override
  public @Nullable ClassFile read(String origin, String name) {
    Path place = Places.path(origin);
    Bytes bytes = place == null ? null : Places.entry(place, name + ".class");
    return bytes == null ? null : new ClassFile(name, bytes, origin);
  }
}
