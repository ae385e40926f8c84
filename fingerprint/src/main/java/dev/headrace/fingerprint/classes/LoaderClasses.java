package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a class loader would define, read through it: what really runs, multi-release
 * archives included. Keeps archives open until it is closed. Thread-safe if the loader is.
 */
public final class LoaderClasses implements ClassSource, AutoCloseable {

  private final ClassLoader loader;
  private final OpenArchives archives = new OpenArchives();
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
    String origin = origin(url, entry);
    return new ClassFile(name, read(url, entry, origin), origin);
  }

  @Override
  public List<ClassFile> others(ClassFile first) {
    String entry = first.name() + ".class";
    List<ClassFile> others = new ArrayList<>();
    try {
      for (URL url : Collections.list(loader.getResources(entry))) {
        String origin = origin(url, entry);
        if (!url.getProtocol().equals("jrt") && !origin.equals(first.origin())) {
          others.add(new ClassFile(first.name(), read(url, entry, origin), origin));
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

  @Override
  public @Nullable Bytes resource(String path) {
    URL url = loader.getResource(path);
    return url == null ? unnamed(path) : read(url, path, origin(url, path));
  }

  /** A loader that makes resources up may have no URLs for them. */
  private @Nullable Bytes unnamed(String path) {
    try (InputStream in = loader.getResourceAsStream(path)) {
      return in == null ? null : Bytes.of(in.readAllBytes());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Each place is named once: that asks the file system. */
  private String origin(URL url, String entry) {
    String text = url.toString();
    String place = text.substring(0, text.length() - entry.length());
    String known = origins.get(place);
    if (known == null) {
      known = Origins.of(text, entry);
      origins.put(place, known);
    }
    return known;
  }

  private Bytes read(URL url, String entry, String origin) {
    try {
      return archives.read(url, origin);
    } catch (IOException e) {
      throw unreadable(entry, e);
    }
  }

  private static FingerprintException unreadable(String path, IOException e) {
    return new FingerprintException(
        "Can't read " + path + " from the class path: " + e + ". Recomputation can't be decided.",
        e);
  }

  @Override
  public List<ClassFile> all(String origin, Predicate<String> wanted) {
    return Places.all(origin, wanted);
  }

  @Override
  public List<String> entries(String origin) {
    return Places.entries(origin);
  }

  /** Closes what was read from; what is read afterwards opens it again. */
  @Override
  public void close() {
    archives.close();
  }
}
