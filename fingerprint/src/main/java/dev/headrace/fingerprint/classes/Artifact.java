package dev.headrace.fingerprint.classes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library by the name of its file: {@code guava-33.4.0.jar} is {@code guava} in version {@code
 * 33.4.0}.
 *
 * @param name the name without a version
 * @param version the version, empty if the file's name has none
 */
public record Artifact(String name, String version) {

  private static final Pattern FILE =
      Pattern.compile("(.+?)(?:-(\\d[^/]*))?\\.(?:jar|zip|war)!?/?");

  /**
   * Names a place.
   *
   * @param origin the place
   * @return its name and version
   */
  public static Artifact of(String origin) {
    String file = fileName(origin);
    Matcher matcher = FILE.matcher(file);
    if (!matcher.matches()) {
      return new Artifact(file, "");
    }
    String version = matcher.group(2);
    return new Artifact(matcher.group(1), version == null ? "" : version);
  }

  static String fileName(String origin) {
    String path = origin.replaceAll("[!/]+$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** {@code guava 33.4.0}. */
  @Override
  public String toString() {
    return version.isEmpty() ? name : name + " " + version;
  }
}
