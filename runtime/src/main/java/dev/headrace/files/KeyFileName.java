package dev.headrace.files;

import dev.headrace.RowKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Names a file after a key, so that different keys have different names on every file system, and
 * the name says the key:
 *
 * <pre>
 * docs/a b.md     docs%2Fa%20b.md.json      what is no letter, digit, '.', '_' or '-' is escaped
 * (a.md, 7)       a.md,7.json               the key's values, separated
 * Read.md         Read.md~1.json            capitals are counted in bits: read.md has another name
 * very long ...   very~~5f3a....json        the beginning, and 128 bits of a hash
 * </pre>
 *
 * Pure.
 */
final class KeyFileName {

  private static final String PLAIN = "._-";
  private static final int MAX_LENGTH = 160;
  private static final int BEGINNING = 100;
  private static final Set<String> RESERVED =
      Set.of("con", "prn", "aux", "nul", "com", "lpt", "conin$", "conout$", "clock$");

  private KeyFileName() {}

  /** The name without its extension. */
  static String of(RowKey key) {
    StringBuilder escaped = new StringBuilder();
    StringBuilder capitals = new StringBuilder();
    for (Object value : key.values()) {
      if (!escaped.isEmpty()) {
        escaped.append(',');
      }
      String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
      escape(text, escaped, capitals);
    }
    String name = escaped + marks(capitals);
    return name.length() <= MAX_LENGTH ? name : shortened(escaped.toString(), name);
  }

  private static void escape(String text, StringBuilder into, StringBuilder capitals) {
    if (text.isEmpty()) {
      into.append('%');
    }
    int stem = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
    boolean reserved = isReserved(text.substring(0, stem));
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      boolean hidden = i == 0 && (c == '.' || reserved);
      if (!hidden && isPlain(c)) {
        into.appendCodePoint(c);
        if (isLetter(c)) {
          capitals.append(c <= 'Z' ? '1' : '0');
        }
      } else {
        escape(c, into);
      }
      i += Character.charCount(c);
    }
  }

  private static void escape(int c, StringBuilder into) {
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      into.append("%u").append(Integer.toHexString(c));
      return;
    }
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      into.append("%%%02x".formatted(b));
    }
  }

  private static boolean isPlain(int c) {
    return isLetter(c) || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isReserved(String stem) {
    String lower = stem.toLowerCase(Locale.ROOT);
    return RESERVED.contains(lower) || RESERVED.contains(lower.replaceAll("[0-9]$", ""));
  }

  /** The capitals as bits, the first letter lowest, in hexadecimal; nothing if there are none. */
  private static String marks(StringBuilder capitals) {
    if (capitals.indexOf("1") < 0) {
      return "";
    }
    return "~" + new java.math.BigInteger(capitals.reverse().toString(), 2).toString(16);
  }

  private static String shortened(String escaped, String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return escaped.substring(0, BEGINNING) + "~~" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
