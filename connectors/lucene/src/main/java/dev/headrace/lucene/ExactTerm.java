package dev.headrace.lucene;

import dev.headrace.ColumnType.Kind;
import dev.headrace.RowKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** The terms that stand for values that are not numbers, and for keys. Pure. */
final class ExactTerm {

  /** Longer texts have no term: Lucene takes up to 32766 bytes. */
  static final int MAX_CHARS = 8_000;

  private static final Set<Kind> ORDERED =
      EnumSet.of(
          Kind.STRING,
          Kind.CHAR,
          Kind.LOCAL_DATE,
          Kind.LOCAL_TIME,
          Kind.LOCAL_DATE_TIME,
          Kind.INSTANT);

  private ExactTerm() {}

  /** Whether terms of a kind are in the order of their values, so that ranges make sense. */
  static boolean isOrdered(Kind kind) {
    return ORDERED.contains(kind);
  }

  /**
   * The term of a value.
   *
   * @throws ClassCastException if the value is not of the kind
   */
  static String of(Kind kind, Object value) {
    return switch (kind) {
      case STRING -> (String) value;
      case CHAR -> ((Character) value).toString();
      case BOOLEAN -> ((Boolean) value).toString();
      case ENUM -> value instanceof Enum<?> constant ? constant.name() : (String) value;
      case LOCAL_DATE -> date((LocalDate) value);
      case LOCAL_TIME -> time((LocalTime) value);
      case LOCAL_DATE_TIME -> {
        LocalDateTime dateTime = (LocalDateTime) value;
        yield date(dateTime.toLocalDate()) + time(dateTime.toLocalTime());
      }
      case INSTANT -> {
        Instant instant = (Instant) value;
        yield sortable(instant.getEpochSecond()) + "%08x".formatted(instant.getNano());
      }
      default -> value.toString();
    };
  }

  private static String date(LocalDate date) {
    return sortable(date.toEpochDay());
  }

  private static String time(LocalTime time) {
    return sortable(time.toNanoOfDay());
  }

  private static String sortable(long number) {
    return HexFormat.of().toHexDigits(number ^ Long.MIN_VALUE);
  }

  /** The term of a key: its values with their lengths, or their hash where that gets long. */
  static String of(RowKey key) {
    StringBuilder term = new StringBuilder();
    for (Object value : key.values()) {
      String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
      term.append(text.length()).append(':').append(text);
    }
    return term.length() <= MAX_CHARS ? term.toString() : "#" + sha256(term.toString());
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
