package dev.headrace.fingerprint.classes;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What of the JDK user code can override, frozen at Java 25. The running JDK is never asked: its
 * types gain methods from release to release (CharSequence gained getChars), and a fingerprint must
 * not move with them.
 *
 * <pre>
 * java/util/Comparator\tjava/lang/Object\tcompare(Ljava/lang/Object;Ljava/lang/Object;)I reversed()...
 * type                 supertypes        overridable signatures
 * </pre>
 *
 * Sorted by type.
 *
 * <p>Immutable.
 */
public final class Platform {

  private static final String TABLE = "platform-25.txt.gz";
  private static final List<String> PREFIXES =
      List.of(
          "java/",
          "javax/",
          "jdk/",
          "sun/",
          "com/sun/",
          "org/w3c/dom/",
          "org/xml/sax/",
          "org/ietf/jgss/");

  private static volatile SoftReference<Platform> last = new SoftReference<>(null);

  private final String table;

  private Platform(String table) {
    this.table = table;
  }

  /**
   * The table that comes with Headrace. It is kept as long as there is memory: a compilation asks
   * for it once for each flow.
   *
   * @return the table
   */
  public static Platform load() {
    Platform known = last.get();
    if (known == null) {
      known = read();
      last = new SoftReference<>(known);
    }
    return known;
  }

  private static Platform read() {
    try (InputStream in = Platform.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new FingerprintException("Headrace's own " + TABLE + " is missing from its archive");
      }
      byte[] bytes = new GZIPInputStream(in).readAllBytes();
      return new Platform(new String(bytes, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new FingerprintException("Headrace's own " + TABLE + " can't be read: " + e, e);
    }
  }

  /**
   * Whether a class that is not on the class path belongs to the JDK.
   *
   * @param name the internal name
   * @return whether its package is the JDK's
   */
  public static boolean owns(String name) {
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the table knows a type.
   *
   * @param name the internal name
   * @return whether it can be a supertype of user code and was there in Java 25
   */
  public boolean knows(String name) {
    return line(name) != null;
  }

  /**
   * A type and all its supertypes.
   *
   * @param name the internal name
   * @return internal names, the type first
   */
  public Set<String> supertypes(String name) {
    Set<String> all = new LinkedHashSet<>();
    collect(name, all);
    return all;
  }

  /**
   * What a type itself declares and a subclass may override.
   *
   * @param name the internal name
   * @return names with descriptors; null if the table does not know the type
   */
  public @Nullable Set<String> overridable(String name) {
    String @Nullable [] parts = parts(name);
    return parts == null ? null : Set.of(words(parts[2]));
  }

  private void collect(String name, Set<String> all) {
    if (!all.add(name)) {
      return;
    }
    String @Nullable [] parts = parts(name);
    if (parts != null) {
      for (String each : words(parts[1])) {
        collect(each, all);
      }
    }
  }

  private String @Nullable [] parts(String name) {
    String line = line(name);
    return line == null ? null : line.split("\t", -1);
  }

  /** Looks in the text itself, which is sorted: a map of it takes longer than what is asked. */
  private @Nullable String line(String name) {
    int low = 0;
    int high = table.length();
    while (low < high) {
      int start = table.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
      int end = table.indexOf('\n', start);
      String found = table.substring(start, table.indexOf('\t', start));
      int order = name.compareTo(found);
      if (order == 0) {
        return table.substring(start, end);
      }
      if (order < 0) {
        high = start;
      } else {
        low = end + 1;
      }
    }
    return null;
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ", -1);
  }
}
