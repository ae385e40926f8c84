package dev.headrace.fingerprint.classes;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Archives within archives, and directories of classes within archives, as Spring Boot's loader
 * runs them: opened by the loader's own handler of their URLs.
 */
final class Nested {

  private Nested() {}

  /**
   * Opens a place that is no file.
   *
   * @param origin a URL, {@code jar:nested:/app.jar/!BOOT-INF/lib/guava-33.4.0.jar!/}
   * @return its entries, to be closed; null if nothing says how to open it
   * @throws IOException if it can't be read
   */
  static @Nullable JarFile open(String origin) throws IOException {
    URLConnection connection;
    try {
      URL url = URI.create(origin).toURL();
      connection = url.openConnection();
    } catch (IllegalArgumentException | IOException unknown) {
      return null;
    }
    if (!(connection instanceof JarURLConnection jar) || jar.getEntryName() != null) {
      return null;
    }
    jar.setUseCaches(false);
    return jar.getJarFile();
  }
}
