package dev.headrace.state.sqlite;

import dev.headrace.state.Key;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a key's label follows from its bytes, so that it need not be stored: a letter for each
 * component of the key.
 *
 * <pre>
 * s   text: a zero, its length in one or two bytes (seven bits each, lowest first), UTF-8
 * i   a number of four bytes, lowest first
 * l   a number of eight bytes, lowest first
 * </pre>
 *
 * <p>One component is its own label; several are {@code (a, b)}. A form is guessed from a key and
 * its label and then checked, so this class need not know what keys there are: a label that follows
 * from no form is stored.
 */
final class KeyForm {

  /** The form of labels that are stored. */
  static final String NONE = "";

  private static final String LETTERS = "sil";
  private static final int MAX_COMPONENTS = 8;

  private final byte[] bytes;
  private int at;

  private KeyForm(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The form of a key, {@link #NONE} if its label does not follow from its bytes. */
  static String of(Key key) {
    String label = key.label();
    String one = guess(key, label, 0, label.length(), 1);
    if (!one.equals(NONE) || !label.startsWith("(") || !label.endsWith(")")) {
      return one;
    }
    return guess(key, label, 1, label.length() - 1, MAX_COMPONENTS);
  }

  private static String guess(Key key, String label, int from, int to, int components) {
    String form = guess(key.bytes().array(), 0, label, from, to, components);
    return form != null && fits(form, key) ? form : NONE;
  }

  private static @Nullable String guess(
      byte[] bytes, int at, String label, int from, int to, int components) {
    for (int i = 0; i < LETTERS.length() && components > 0; i++) {
      KeyForm form = new KeyForm(bytes);
      form.at = at;
      String text = form.next(LETTERS.charAt(i));
      if (text == null || !label.startsWith(text, from)) {
        continue;
      }
      int end = from + text.length();
      String letter = LETTERS.substring(i, i + 1);
      if (form.at == bytes.length && end == to) {
        return letter;
      }
      if (form.at < bytes.length && label.startsWith(", ", end)) {
        String rest = guess(bytes, form.at, label, end + 2, to, components - 1);
        if (rest != null) {
          return letter + rest;
        }
      }
    }
    return null;
  }

  /** Whether the label of a key is the one that follows from its bytes. */
  static boolean fits(String form, Key key) {
    return key.label().equals(label(form, key.bytes().array()));
  }

  /** The label that follows from a key's bytes, null if they are not of this form. */
  static @Nullable String label(String form, byte[] key) {
    KeyForm reading = new KeyForm(key);
    if (form.length() == 1) {
      String text = reading.next(form.charAt(0));
      return reading.at == key.length ? text : null;
    }
    StringBuilder label = new StringBuilder("(");
    for (int i = 0; i < form.length(); i++) {
      String text = reading.next(form.charAt(i));
      if (text == null) {
        return null;
      }
      label.append(i == 0 ? "" : ", ").append(text);
    }
    return reading.at == key.length ? label.append(')').toString() : null;
  }

  private @Nullable String next(char letter) {
    return switch (letter) {
      case 's' -> text();
      case 'i' -> has(Integer.BYTES) ? Integer.toString((int) number(Integer.BYTES)) : null;
      case 'l' -> has(Long.BYTES) ? Long.toString(number(Long.BYTES)) : null;
      default -> null;
    };
  }

  private boolean has(int count) {
    return bytes.length - at >= count;
  }

  private long number(int count) {
    long number = 0;
    for (int i = 0; i < count; i++) {
      number |= (bytes[at++] & 0xffL) << (8 * i);
    }
    return number;
  }

  private @Nullable String text() {
    if (!has(2) || bytes[at] != 0) {
      return null;
    }
    int size = bytes[at + 1] & 0x7f;
    int start = at + 2;
    if (bytes[at + 1] < 0) {
      if (!has(3) || bytes[at + 2] < 0) {
        return null;
      }
      size |= bytes[at + 2] << 7;
      start++;
    }
    if (bytes.length - start < size) {
      return null;
    }
    at = start + size;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, size))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
