package dev.headrace.benchmarks.source;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A Java file in memory. */
public final class JavaSource extends SimpleJavaFileObject {

  private final String text;

  /**
   * Holds a source.
   *
   * @param className the binary name of the file's class
   * @param text what is to be compiled
   */
  public JavaSource(String className, String text) {
    super(
        URI.create("memory:///" + className.replace('.', '/') + Kind.SOURCE.extension),
        Kind.SOURCE);
    this.text = text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
