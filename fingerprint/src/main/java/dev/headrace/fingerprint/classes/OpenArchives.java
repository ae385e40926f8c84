package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a class loader's URLs lead to. An archive is opened once: a connection for each of its
 * entries takes as long again as to read them. Thread-safe.
 */
final class OpenArchives implements AutoCloseable {

  private static final String INSIDE = "!/";

  private final Map<String, JarFile> open = new HashMap<>();

  /**
   * Reads an entry.
   *
   * @param url where a class loader found it
   * @param origin its place
   */
  synchronized Bytes read(URL url, String origin) throws IOException {
    String text = url.toString();
    int inside = text.lastIndexOf(INSIDE) + INSIDE.length();
    boolean plain = text.startsWith("jar:") && text.indexOf('%', inside) < 0;
    JarFile archive = plain ? archive(origin) : null;
    Bytes entry = archive == null ? null : Places.entry(archive, text.substring(inside));
    return entry == null ? alone(url) : entry;
  }

  private @Nullable JarFile archive(String origin) throws IOException {
    JarFile known = open.get(origin);
    if (known == null) {
      Path file = Places.path(origin);
      known = file == null ? Nested.open(origin) : Places.open(file);
      if (known != null) {
        open.put(origin, known);
      }
    }
    return known;
  }

  private static Bytes alone(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return Bytes.of(in.readAllBytes());
    }
  }

  /** What is read afterwards opens its archive again. */
  @Override
  public synchronized void close() {
    for (JarFile archive : open.values()) {
      try {
        archive.close();
      } catch (IOException nothingWritten) {
        // Only a handle that was read from: what was read stays right.
      }
    }
    open.clear();
  }
}
