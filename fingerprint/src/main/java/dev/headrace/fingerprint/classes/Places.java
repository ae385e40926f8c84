package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads directories and archives. Holds no handle between calls. */
final class Places {

  private static final String SUFFIX = ".class";

  private Places() {}

  static String origin(Path place) {
    return place.toUri().toString();
  }

  static @Nullable Path path(String origin) {
    try {
      return origin.startsWith("file:") ? Path.of(URI.create(origin)) : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  static List<ClassFile> all(String origin, Predicate<String> wanted) {
    TreeMap<String, ClassFile> found = new TreeMap<>();
    visit(
        origin,
        (entry, content) -> {
          String name = isClass(entry) ? className(entry) : null;
          if (name != null && wanted.test(name)) {
            found.put(name, new ClassFile(name, content.read(), origin));
          }
        });
    return List.copyOf(found.values());
  }

  static List<String> entries(String origin) {
    List<String> names = new ArrayList<>();
    visit(origin, (entry, content) -> names.add(entry));
    return names;
  }

  /** Names every file of a place. */
  private static void visit(String origin, Visitor visitor) {
    Path place = path(origin);
    try {
      if (place != null && Files.isDirectory(place)) {
        directory(place, visitor);
        return;
      }
      try (JarFile jar = place == null ? Nested.open(origin) : open(place)) {
        if (jar == null) {
          throw new FingerprintException(
              "Can't list what lies in "
                  + origin
                  + ": expected a directory, an archive, or an archive in one whose class loader"
                  + " answers with a JarURLConnection. All of its classes or files count for a"
                  + " transform, so nothing may be reused; run it from files, or pin the transform"
                  + " (logic = PINNED).");
        }
        archive(jar, visitor);
      }
    } catch (IOException e) {
      throw new FingerprintException(
          "Can't list what lies in " + origin + ": " + e + ". Recomputation can't be decided.", e);
    }
  }

  static @Nullable Bytes entry(Path place, String entry) {
    try {
      if (Files.isDirectory(place)) {
        Path file = place.resolve(entry);
        return Files.isRegularFile(file) ? Bytes.of(Files.readAllBytes(file)) : null;
      }
      if (!Files.isRegularFile(place)) {
        return null;
      }
      try (JarFile jar = open(place)) {
        return entry(jar, entry);
      }
    } catch (IOException e) {
      throw new FingerprintException(
          "Can't read " + entry + " from " + place + ": " + e + ". Recomputation can't be decided.",
          e);
    }
  }

  static @Nullable Bytes entry(JarFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null || entry.isDirectory()) {
      return null;
    }
    return read(jar, entry);
  }

  private static Bytes read(JarFile jar, ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return Bytes.of(in.readAllBytes());
    }
  }

  /** A multi-release archive shows the entries of this Java version, as a class loader does. */
  static JarFile open(Path archive) throws IOException {
    return new JarFile(archive.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
  }

  private static void directory(Path place, Visitor visitor) throws IOException {
    try (Stream<Path> files = Files.find(place, Integer.MAX_VALUE, Places::isFile)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        visitor.visit(
            place.relativize(file).toString().replace('\\', '/'),
            () -> Bytes.of(Files.readAllBytes(file)));
      }
    }
  }

  private static boolean isFile(Path path, BasicFileAttributes attributes) {
    return attributes.isRegularFile() || (attributes.isSymbolicLink() && Files.isRegularFile(path));
  }

  private static void archive(JarFile jar, Visitor visitor) throws IOException {
    List<JarEntry> entries = jar.versionedStream().filter(each -> !each.isDirectory()).toList();
    for (JarEntry entry : entries) {
      visitor.visit(entry.getName(), () -> read(jar, entry));
    }
  }

  /** The names in an archive, so that what is not there need not be looked for. */
  static Set<String> names(Path archive) {
    try (JarFile jar = open(archive)) {
      return jar.versionedStream().map(ZipEntry::getName).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new FingerprintException(
          "Can't read " + archive + ": " + e + ". Recomputation can't be decided.", e);
    }
  }

  static String className(String entry) {
    return entry.substring(0, entry.length() - SUFFIX.length());
  }

  static boolean isClass(String entry) {
    return entry.endsWith(SUFFIX)
        && !entry.startsWith("META-INF/")
        && !entry.endsWith("module-info.class");
  }

  /** Takes the files of a place. */
  private interface Visitor {
    void visit(String entry, Content content) throws IOException;
  }

  /** Reads a file when it is wanted. */
  private interface Content {
    Bytes read() throws IOException;
  }
}
