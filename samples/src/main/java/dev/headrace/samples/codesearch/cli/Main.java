package dev.headrace.samples.codesearch.cli;

/** Starts the code search. */
public final class Main {

  private Main() {}

  /**
   * Runs it and ends the process: 0 if all went well, 1 if a file failed, 2 if it could not run.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(SearchCommand.commandLine(System.getenv()).execute(args));
  }
}
