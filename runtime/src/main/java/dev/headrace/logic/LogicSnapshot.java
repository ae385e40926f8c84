package dev.headrace.logic;

import dev.headrace.fingerprint.Manifest;
import dev.headrace.fingerprint.classes.FingerprintException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the transforms of a flow did at some time, to be compared with what they do later.
 * Immutable.
 *
 * @param manifest their code
 * @param values what they read besides their parameters, by transform and name
 */
public record LogicSnapshot(Manifest manifest, SortedMap<String, SortedMap<String, Value>> values) {

  private static final String FORMAT = "headrace-logic 1";

  /** Copies the map. */
  public LogicSnapshot {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param text the text
   * @return the snapshot
   * @throws IllegalArgumentException if it was written in another format, or is damaged
   */
  public static LogicSnapshot parse(String text) {
    int at = text.indexOf('\n') + 1;
    if (!text.startsWith(FORMAT + "\n")) {
      throw new IllegalArgumentException("another format of logic: " + text.substring(0, at));
    }
    try {
      TreeMap<String, SortedMap<String, Value>> values = new TreeMap<>();
      while (text.startsWith("value\t", at)) {
        int end = text.indexOf('\n', at);
        String[] words = text.substring(at, end).split("\t", -1);
        values
            .computeIfAbsent(words[1], transform -> new TreeMap<>())
            .put(words[2], new Value(words[3], words[4]));
        at = end + 1;
      }
      return new LogicSnapshot(Manifest.parse(text.substring(at)), values);
    } catch (IndexOutOfBoundsException | FingerprintException e) {
      throw new IllegalArgumentException("damaged logic: " + e.getMessage(), e);
    }
  }

  /**
   * Writes the values, a line each, and the manifest.
   *
   * @return the text
   */
  public String write() {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    values.forEach(
        (transform, read) ->
            read.forEach(
                (name, value) ->
                    text.append("value\t")
                        .append(transform)
                        .append('\t')
                        .append(name)
                        .append('\t')
                        .append(value.digest())
                        .append('\t')
                        .append(value.shown().replaceAll("[\t\n\r]", " "))
                        .append('\n')));
    return text.append(manifest.write()).toString();
  }
}
