package dev.headrace.memo.generation;

import java.nio.file.Path;

/**
 * Makes and opens generations of one kind.
 *
 * @see Generation
 */
public interface GenerationFiles {

  /**
   * Which files it opens.
   *
   * @return the end of their names, with the dot
   */
  String suffix();

  /**
   * Makes a generation.
   *
   * @param file does not exist
   * @param number its {@link Generation#number}
   * @param expected what it is to hold
   * @return the generation
   * @throws dev.headrace.memo.MemoException if the file can't be made
   */
  Generation create(Path file, int number, Expected expected);

  /**
   * Opens a generation. That may take a while, if its process was killed.
   *
   * @param file exists
   * @param number its {@link Generation#number}
   * @return the generation
   * @throws DamagedException if it can't be used, and never will
   * @throws dev.headrace.memo.MemoException if it can't be opened now
   */
  Generation open(Path file, int number);

  /**
   * What a generation is to hold.
   *
   * @param entries how many entries
   * @param payload their average payload in bytes
   */
  record Expected(long entries, int payload) {}

  /** A file is not what it was when it was closed. The message names it and says how. */
  final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param message names the file and says what was found
     */
    public DamagedException(String message) {
      super(message);
    }
  }
}
