package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
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

  static List<String> list(String origin) {
    Path place = path(origin);
    if (place == null || !Files.exists(place)) {
      return List.of();
    }
    try {
      return Files.isDirectory(place) ? listDirectory(place) : listArchive(place);
    } catch (IOException e) {
      throw new FingerprintException(
          "Can't list the classes of " + origin + ": " + e + ". Recomputation can't be decided.",
          e);
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

  private static List<String> listDirectory(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files
          .map(file -> place.relativize(file).toString().replace('\\', '/'))
          .filter(Places::counts)
          .map(Places::className)
          .sorted()
          .toList();
    }
  }

  private static List<String> listArchive(Path place) throws IOException {
    try (JarFile jar = open(place)) {
      return jar.versionedStream()
          .map(ZipEntry::getName)
          .filter(Places::counts)
          .map(Places::className)
          .sorted()
          .toList();
    }
  }

  private static boolean counts(String entry) {
    return entry.endsWith(SUFFIX)
        && !entry.startsWith("META-INF/")
        && !entry.endsWith("module-info.class");
  }

  private static String className(String entry) {
    return entry.substring(0, entry.length() - SUFFIX.length());
  }
}
