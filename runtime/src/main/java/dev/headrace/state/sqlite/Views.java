package dev.headrace.state.sqlite;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Views for people: they decode, in SQL, what {@link HeldCodec} and {@link KeyForm} encode. Nothing
 * reads them here.
 */
final class Views {

  /** All bytes in order: where one stands is its value. */
  private static final String OCTETS =
      "CREATE VIEW octets (all_of_them) AS SELECT x'%s';\n"
          .formatted(HexFormat.of().formatHex(bytes(IntStream.rangeClosed(0, 255).toArray())));

  private static final String SOURCE_ROW =
      """
      CREATE VIEW source_row (id, source, key, label, version, content, plan, run, trace) AS
      SELECT r.id, r.source, r.key, %s, r.version, r.content, p.hash, r.run, r.trace
      FROM tracked r LEFT JOIN plan p ON p.id = r.plan;
      """
          .formatted(label("r.form", "r.label", "r.key"));

  /** One row for each step of the decoding: the head of a group, then each of its entries. */
  private static final String HOLDING =
      """
      CREATE VIEW holding (source_row, target, key, label, hash, kind) AS
      WITH RECURSIVE step (source_row, held, origin, at, target, kind, more, form, key, hash, label,
        is_entry) AS (
        SELECT id, held, key, 1, 0, 0, 0, '', key, NULL, NULL, 0
        FROM tracked WHERE held IS NOT NULL
        UNION ALL
        SELECT source_row, held, origin, at + 6 + {form}, {target}, {kind}, {entries},
          CAST(substr(held, at + 6, {form}) AS TEXT), origin, NULL, NULL, 0
        FROM step, octets WHERE more = 0 AND at <= length(held)
        UNION ALL
        SELECT source_row, held, origin, {start} + {rest} + {hash} + {labelled},
          target, kind, more - 1, form,
          CAST(substr(key, 1, {shared}) || substr(held, {start}, {rest}) AS BLOB),
          iif(kind = 0, substr(held, {start} + {rest}, 16), NULL),
          CAST(substr(held, {start} + {rest} + {hash}, {labelled}) AS TEXT), 1
        FROM step, octets WHERE more > 0
      )
      SELECT source_row, target, key, {label}, hash, kind FROM step s WHERE is_entry;
      """
          .replace("{target}", number("held", "at", 2))
          .replace("{kind}", octet("held", "at + 2"))
          .replace("{entries}", number("held", "at + 3", 2))
          .replace("{form}", octet("held", "at + 5"))
          .replace("{shared}", octet("held", "at"))
          .replace("{start}", "(at + 2 + {wide} + 2 * (form = ''))")
          .replace("{labelled}", "iif(form = '', " + number("held", "at + 2 + {wide}", 2) + ", 0)")
          .replace(
              "{rest}",
              "iif({wide} = 0, "
                  + octet("held", "at + 1")
                  + ", "
                  + number("held", "at + 2", 4)
                  + ")")
          .replace("{wide}", "4 * (" + octet("held", "at + 1") + " = 255)")
          .replace("{hash}", "16 * (kind = 0)")
          .replace("{label}", label("s.form", "s.label", "s.key"));

  private static final String TARGET_ROW =
      """
      CREATE VIEW ownership (source_row, target, key) AS
      SELECT source_row, target, key FROM holding WHERE kind < 2;
      CREATE VIEW target_row (target, key, label, hash, owners) AS
      SELECT target, key, max(label), max(hash), sum(owned) FROM (
        SELECT target, key, label, hash, kind < 2 AS owned FROM holding
        UNION ALL
        SELECT target, key, label, hash, 0 FROM orphan)
      GROUP BY target, key;
      """;

  static final String ALL = OCTETS + SOURCE_ROW + HOLDING + TARGET_ROW;

  private Views() {}

  private static byte[] bytes(int[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** The byte at a place, counted from 1. */
  private static String octet(String blob, String at) {
    return "(instr(all_of_them, substr(%s, %s, 1)) - 1)".formatted(blob, at);
  }

  /** A number of several bytes, highest first. */
  private static String number(String blob, String at, int bytes) {
    return IntStream.range(0, bytes)
        .mapToObj(i -> "(%s << %d)".formatted(octet(blob, at + " + " + i), 8 * (bytes - 1 - i)))
        .collect(Collectors.joining(" | ", "(", ")"));
  }

  /** A number of several bytes, lowest first. */
  private static String lowestFirst(String blob, String at, int bytes) {
    return IntStream.range(0, bytes)
        .mapToObj(i -> "(%s << %d)".formatted(octet(blob, at + " + " + i), 8 * i))
        .collect(Collectors.joining(" | ", "(", ")"));
  }

  /** The stored label, or the one that follows from the form. */
  private static String label(String form, String label, String key) {
    return """
    CASE WHEN {form} = '' THEN {label} ELSE (
      WITH RECURSIVE part (number, at, text) AS (
        SELECT 1, 1, ''
        UNION ALL
        SELECT number + 1,
          at + CASE {letter} WHEN 'i' THEN 4 WHEN 'l' THEN 8 ELSE 2 + {wide} + {size} END,
          text || iif(number > 1, ', ', '') || CASE {letter}
            WHEN 'i' THEN {int} - iif({int} >= 2147483648, 4294967296, 0)
            WHEN 'l' THEN {long}
            ELSE CAST(substr({key}, at + 2 + {wide}, {size}) AS TEXT) END
        FROM part, octets WHERE number <= length({form}))
      SELECT iif(length({form}) = 1, text, '(' || text || ')') FROM part
      ORDER BY number DESC LIMIT 1) END"""
        .replace("{letter}", "substr({form}, number, 1)")
        .replace(
            "{size}",
            "iif({wide}, {first} - 128 + 128 * " + octet("{key}", "at + 2") + ", {first})")
        .replace("{wide}", "({first} > 127)")
        .replace("{first}", octet("{key}", "at + 1"))
        .replace("{int}", lowestFirst("{key}", "at", 4))
        .replace("{long}", lowestFirst("{key}", "at", 8))
        .replace("{form}", form)
        .replace("{label}", label)
        .replace("{key}", key);
  }
}
