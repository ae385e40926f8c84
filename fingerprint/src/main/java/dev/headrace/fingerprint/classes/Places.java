package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  static List<ClassFile> all(String origin) {
    Path place = path(origin);
    if (place == null || !Files.exists(place)) {
      return List.of();
    }
    try {
      TreeMap<String, ClassFile> found = new TreeMap<>();
      if (Files.isDirectory(place)) {
        directory(origin, place, found);
      } else {
        archive(origin, place, found);
      }
      return List.copyOf(found.values());
    } catch (IOException e) {
      throw new FingerprintException(
          "Can't list the classes of " + origin + ": " + e + ". Recomputation can't be decided.",
          e);
    }
  }

  static List<String> entries(String origin) {
    Path place = path(origin);
    if (place == null || !Files.exists(place)) {
      return List.of();
    }
    if (!Files.isDirectory(place)) {
      return List.copyOf(names(place));
    }
    try (Stream<Path> files = Files.walk(place)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> place.relativize(file).toString().replace('\\', '/'))
          .toList();
    } catch (IOException e) {
      throw new FingerprintException(
          "Can't list the files of " + origin + ": " + e + ". Recomputation can't be decided.", e);
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
    try (InputStream in = jar.getInputStream(entry)) {
      return Bytes.of(in.readAllBytes());
    }
  }

  /** A multi-release archive shows the entries of this Java version, as a class loader does. */
  static JarFile open(Path archive) throws IOException {
    return new JarFile(archive.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
  }

  private static void directory(String origin, Path place, Map<String, ClassFile> into)
      throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String entry = place.relativize(file).toString().replace('\\', '/');
        if (counts(entry)) {
          add(entry, Bytes.of(Files.readAllBytes(file)), origin, into);
        }
      }
    }
  }

  private static void archive(String origin, Path place, Map<String, ClassFile> into)
      throws IOException {
    try (JarFile jar = open(place)) {
      List<String> names = jar.versionedStream().map(ZipEntry::getName).toList();
      for (String entry : names) {
        Bytes bytes = counts(entry) ? entry(jar, entry) : null;
        if (bytes != null) {
          add(entry, bytes, origin, into);
        }
      }
    }
  }

  private static void add(String entry, Bytes bytes, String origin, Map<String, ClassFile> into) {
    String name = entry.substring(0, entry.length() - SUFFIX.length());
    into.put(name, new ClassFile(name, bytes, origin));
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

  private static boolean counts(String entry) {
    return entry.endsWith(SUFFIX)
        && !entry.startsWith("META-INF/")
        && !entry.endsWith("module-info.class");
  }
}
