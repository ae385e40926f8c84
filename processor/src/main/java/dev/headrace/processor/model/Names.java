package dev.headrace.processor.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Gives out names, none twice. */
public final class Names {

  private final Set<String> taken;

  /**
   * Makes an empty scope of names.
   *
   * @param taken names that are in use already
   */
  public Names(String... taken) {
    this.taken = new HashSet<>(Arrays.asList(taken));
  }

  /**
   * Takes a name.
   *
   * @param wanted the name
   * @return the name itself, or with a number behind it where it is taken or a keyword
   */
  public String take(String wanted) {
    String name = wanted;
    for (int i = 2; SourceVersion.isKeyword(name) || !taken.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }
}
