package dev.headrace.fingerprint.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a resource file as it is written in a body: texts, and parameters whose value the
 * caller knows.
 *
 * @param parts the name in order
 * @param absolute whether it is a path already, as class loaders take it
 * @param directory what a name without a leading slash is relative to; null if that is unknown
 */
record ResourceName(List<Part> parts, boolean absolute, @Nullable String directory) {

  /**
   * A piece of a name.
   *
   * @param text the text, if it is constant
   * @param parameter otherwise the index of the parameter
   */
  record Part(@Nullable String text, int parameter) {

    static Part of(String text) {
      return new Part(text, -1);
    }

    static Part of(int parameter) {
      return new Part(null, parameter);
    }
  }

  boolean isConstant() {
    return parts.stream().allMatch(part -> part.text() != null);
  }

  /** The path, given what the caller passes; null if it can't be told. */
  @Nullable String path(List<@Nullable String> arguments) {
    StringBuilder name = new StringBuilder();
    for (Part part : parts) {
      boolean given = part.text() == null && part.parameter() < arguments.size();
      String text = given ? arguments.get(part.parameter()) : part.text();
      if (text == null) {
        return null;
      }
      name.append(text);
    }
    if (name.indexOf("/") == 0) {
      return name.substring(1);
    }
    if (absolute) {
      return name.toString();
    }
    return directory == null ? null : directory + name;
  }
}
