package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.World;
import dev.headrace.hash.Bytes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The content of resource files. */
final class Resources {

  private static final String BUNDLE = "*.properties";

  private Resources() {}

  static String digest(String path, World world) {
    if (!path.endsWith(BUNDLE)) {
      return digest(world.cache().source().resource(path));
    }
    String base = path.substring(0, path.length() - BUNDLE.length());
    StringBuilder all = new StringBuilder();
    all.append(digest(world.cache().source().resource(base + ".properties")));
    for (String language : Locale.getISOLanguages()) {
      Bytes file = world.cache().source().resource(base + "_" + language + ".properties");
      if (file != null) {
        all.append(' ').append(language).append(digest(file));
      }
    }
    return all.toString();
  }

  private static String digest(@Nullable Bytes file) {
    return file == null ? "missing" : Digest.of(file.array());
  }
}
