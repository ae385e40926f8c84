package dev.headrace.fingerprint.classes;

import java.nio.file.Path;

/** Names the place of a class by where its file was found. */
public final class Origins {

  private Origins() {}

  /**
   * The directory or archive that holds an entry.
   *
   * @param url where the entry was found, {@code jar:file:/x.jar!/META-INF/versions/11/a/B.class}
   * @param entry the entry's path, {@code a/B.class}
   * @return the place as {@link ClassFile#origin()} names it, {@code file:///x.jar}; one text for
   *     one place, whatever the form of the URL
   */
  public static String of(String url, String entry) {
    String place = url.substring(0, url.length() - entry.length());
    int versions = place.indexOf("!/META-INF/versions/");
    if (versions >= 0) {
      place = place.substring(0, versions + 2);
    }
    if (place.startsWith("jar:file:") && place.endsWith("!/")) {
      return canonical(place.substring("jar:".length(), place.length() - 2));
    }
    return canonical(place);
  }

  /** {@code file:/x} and {@code file:///x} are one place. */
  private static String canonical(String place) {
    Path path = Places.path(place);
    return path == null ? place : Places.origin(path);
  }
}
