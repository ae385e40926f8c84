package dev.headrace.samples.codesearch.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the code search. */
public final class Main {

  /** Kept, so that its level is. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private Main() {}

  /**
   * Runs it and ends the process: 0 if all went well, 1 if a file failed, 2 if it could not run.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    LUCENE.setLevel(Level.SEVERE); // it warns of JVM flags that would make it faster
    System.exit(SearchCommand.commandLine(System.getenv()).execute(args));
  }
}
