package dev.headrace.fingerprint.classes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
 * Immutable.
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

  private final Map<String, String> lines;

  private Platform(Map<String, String> lines) {
    this.lines = lines;
  }

  /**
   * Reads the table that comes with Headrace.
   *
   * @return the table
   */
  public static Platform load() {
    Map<String, String> lines = new HashMap<>(4096);
    try (InputStream in = Platform.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new FingerprintException("Headrace's own " + TABLE + " is missing from its archive");
      }
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.put(line.substring(0, line.indexOf('\t')), line);
      }
    } catch (IOException e) {
      throw new FingerprintException("Headrace's own " + TABLE + " can't be read: " + e, e);
    }
    return new Platform(lines);
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
    return lines.containsKey(name);
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
    String line = lines.get(name);
    return line == null ? null : line.split("\t", -1);
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ", -1);
  }
}
