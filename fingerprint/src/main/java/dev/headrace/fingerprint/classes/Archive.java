package dev.headrace.fingerprint.classes;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A directory or archive as the build saw it, so that its classes can be told from others where a
 * later step has merged several archives into one. Immutable.
 *
 * @param name the name of its file, {@code guava-33.4.0.jar}; {@link #HOME} for what was built
 *     together with the flow
 * @param anchor the internal name of a class that it holds
 * @param holds packages that it alone holds, {@code docs/text/}, and the internal names of its
 *     classes in packages that another archive holds too
 */
public record Archive(String name, String anchor, SortedSet<String> holds) {

  /** The name of what was built together with the flow. */
  public static final String HOME = "home";

  /** Copies the set. */
  public Archive {
    holds = Collections.unmodifiableSortedSet(new TreeSet<>(holds));
  }

  boolean isHome() {
    return name.equals(HOME);
  }

  /**
   * The package of a class as {@link #holds()} has it.
   *
   * @param className an internal name
   * @return {@code docs/text/}; {@code /} for the unnamed package
   */
  static String packageOf(String className) {
    int end = className.lastIndexOf('/');
    return end < 0 ? "/" : className.substring(0, end + 1);
  }
}
