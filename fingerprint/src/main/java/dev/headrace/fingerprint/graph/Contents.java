package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.hash.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Digests of what counts by content: resource files, and whole places of classes. */
public final class Contents {

  /** Begins the path of a resource that stands for all files of a pattern. */
  public static final String GLOB = "glob:";

  private static final String BUNDLE = "*.properties";

  private Contents() {}

  /**
   * All classes of a place.
   *
   * @param source reads them
   * @param origin the place
   * @return a digest of their names and contents
   */
  public static String place(ClassSource source, String origin) {
    List<String> parts = new ArrayList<>();
    for (ClassFile file : source.all(origin, name -> true)) {
      parts.add(file.name() + " " + Digest.of(file.bytes().array()));
    }
    return Digest.of(String.join("\n", parts));
  }

  /**
   * A resource file, the translations of a bundle, or the files that fit a pattern.
   *
   * @param path the resource's path as its node has it
   * @param source reads it
   * @param home the place where files are looked for by pattern
   * @return a digest
   */
  public static String resource(String path, ClassSource source, String home) {
    if (path.startsWith(GLOB)) {
      return files(path.substring(GLOB.length()), source, home);
    }
    if (path.endsWith(BUNDLE)) {
      return bundle(path.substring(0, path.length() - BUNDLE.length()), source);
    }
    return digest(source.resource(path));
  }

  private static String bundle(String base, ClassSource source) {
    StringBuilder all = new StringBuilder();
    all.append(digest(source.resource(base + ".properties")));
    for (String language : Locale.getISOLanguages()) {
      Bytes file = source.resource(base + "_" + language + ".properties");
      if (file != null) {
        all.append(' ').append(language).append(digest(file));
      }
    }
    return all.toString();
  }

  private static String files(String pattern, ClassSource source, String home) {
    if (!pattern.contains("*")) {
      return digest(source.resource(pattern));
    }
    Pattern names = Pattern.compile(regex(pattern));
    List<String> parts = new ArrayList<>();
    for (String entry : new TreeSet<>(source.entries(home))) {
      if (names.matcher(entry).matches()) {
        parts.add(entry + " " + digest(source.resource(entry)));
      }
    }
    return Digest.of(String.join("\n", parts));
  }

  /** {@code **} is any path, {@code *} any name. */
  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c != '*') {
        regex.append(Pattern.quote(String.valueOf(c)));
      } else if (pattern.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        at += 2;
      } else if (pattern.startsWith("**", at)) {
        regex.append(".*");
        at++;
      } else {
        regex.append("[^/]*");
      }
    }
    return regex.toString();
  }

  private static String digest(@Nullable Bytes file) {
    return file == null ? "missing" : Digest.of(file.array());
  }
}
