package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a class loader would define, read through it: what really runs, multi-release
 * archives included. Thread-safe if the loader is.
 */
public final class LoaderClasses implements ClassSource {

  private final ClassLoader loader;
  private final Map<String, String> origins = new ConcurrentHashMap<>();

  private LoaderClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Reads through a class loader.
   *
   * @param loader the one that loads the flow
   * @return its classes
   */
  public static LoaderClasses of(ClassLoader loader) {
    return new LoaderClasses(loader);
  }

  @Override
  public @Nullable ClassFile find(String name) {
    String entry = name + ".class";
    URL url = loader.getResource(entry);
    if (url == null || url.getProtocol().equals("jrt")) {
      return null;
    }
    Bytes bytes = resource(entry);
    return bytes == null ? null : new ClassFile(name, bytes, origin(url, entry));
  }

  @Override
  public List<ClassFile> others(ClassFile first) {
    String entry = first.name() + ".class";
    List<ClassFile> others = new ArrayList<>();
    try {
      for (URL url : Collections.list(loader.getResources(entry))) {
        String origin = origin(url, entry);
        if (!url.getProtocol().equals("jrt") && !origin.equals(first.origin())) {
          others.add(new ClassFile(first.name(), read(url), origin));
        }
      }
    } catch (IOException e) {
      throw new FingerprintException(
          "Can't look for "
              + entry
              + " on the class path: "
              + e
              + ". Recomputation can't be decided.",
          e);
    }
    return others;
  }

  /** Each place is named once: that asks the file system. */
  private String origin(URL url, String entry) {
    String text = url.toString();
    String place = text.substring(0, text.length() - entry.length());
    return origins.computeIfAbsent(place, each -> Origins.of(text, entry));
  }

  private static Bytes read(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return Bytes.of(in.readAllBytes());
    }
  }

  @Override
  public @Nullable Bytes resource(String path) {
    try (InputStream in = loader.getResourceAsStream(path)) {
      return in == null ? null : Bytes.of(in.readAllBytes());
    } catch (IOException e) {
      throw new FingerprintException(
          "Can't read " + path + " from the class path: " + e + ". Recomputation can't be decided.",
          e);
    }
  }

  @Override
  public List<ClassFile> all(String origin, Predicate<String> wanted) {
    return Places.all(origin, wanted);
  }

  @Override
  public List<String> entries(String origin) {
    return Places.entries(origin);
  }
}
