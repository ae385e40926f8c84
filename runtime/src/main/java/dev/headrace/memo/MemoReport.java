package dev.headrace.memo;

/**
 * What a collection of garbage did. Bytes are those of keys and values, not of files.
 *
 * @param kept how many entries were kept
 * @param keptBytes what they take
 * @param dropped how many entries were dropped
 * @param droppedBytes what they took
 */
public record MemoReport(long kept, long keptBytes, long dropped, long droppedBytes) {

  /** Nothing was looked at. */
  public static final MemoReport NOTHING = new MemoReport(0, 0, 0, 0);
}
