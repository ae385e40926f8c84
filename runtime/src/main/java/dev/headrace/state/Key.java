package dev.headrace.state;

import dev.headrace.hash.Bytes;
import java.util.Objects;

/**
 * A key and what people call it. The label is only to be shown: keys are equal if their bytes are.
 *
 * @param bytes the encoded key
 * @param label the key as text, such as {@code guide/intro.md}; shortened to its first 1,000
 *     characters
 */
public record Key(Bytes bytes, String label) {

  private static final int MAX_LABEL = 1_000;

  /**
   * Shortens the label.
   *
   * @param bytes the encoded key
   * @param label the key as text
   */
  public Key {
    Objects.requireNonNull(bytes, "bytes");
    label = shortened(label, MAX_LABEL);
  }

  /**
   * Shortens a text that is only to be shown.
   *
   * @param text of any length
   * @param max how many characters are kept at most
   * @return the text or its beginning, whose last character is whole
   */
  public static String shortened(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && bytes.equals(key.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  /** The label. */
  @Override
  public String toString() {
    return label;
  }
}
