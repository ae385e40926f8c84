package dev.headrace.processor.read;

import java.util.Map;

/** The nearest supported type for types that people are likely to try. */
final class Hints {

  /** For types that none is near to. */
  static final String OTHERS =
      "a record or an Immutables value made of supported types: primitives, String, enums,"
          + " java.time, BigDecimal, UUID, URI, byte[], float[], Blob, rows, and List, Set, Map and"
          + " Optional of these";

  /** For classes, which can't be branched over as sealed interfaces can. */
  static final String SEALED = "a sealed interface that permits records or Immutables values";

  /** For flows. */
  static final String NOT_A_FLOW = "a record of values; this one is a flow";

  private static final String LIST = "List";
  private static final String INSTANT = "Instant";
  private static final String WAIT =
      "the value itself: a transform may wait for it while others run";
  private static final String BLOB = "Blob, which is read on demand";

  private static final Map<String, String> NEAREST =
      Map.ofEntries(
          Map.entry("java.util.Date", INSTANT),
          Map.entry("java.sql.Date", "LocalDate"),
          Map.entry("java.sql.Timestamp", INSTANT),
          Map.entry("java.util.Calendar", "ZonedDateTime"),
          Map.entry("java.util.ArrayList", LIST),
          Map.entry("java.util.LinkedList", LIST),
          Map.entry("java.util.Collection", LIST),
          Map.entry("java.lang.Iterable", LIST),
          Map.entry("java.util.Iterator", LIST),
          Map.entry("java.util.stream.Stream", LIST),
          Map.entry("java.util.HashSet", "Set"),
          Map.entry("java.util.LinkedHashSet", "Set"),
          Map.entry("java.util.SortedSet", "Set"),
          Map.entry("java.util.TreeSet", "Set"),
          Map.entry("java.util.HashMap", "Map"),
          Map.entry("java.util.LinkedHashMap", "Map"),
          Map.entry("java.util.SortedMap", "Map"),
          Map.entry("java.util.TreeMap", "Map"),
          Map.entry("java.util.OptionalInt", "Optional<Integer>"),
          Map.entry("java.util.OptionalLong", "Optional<Long>"),
          Map.entry("java.util.OptionalDouble", "Optional<Double>"),
          Map.entry("java.lang.CharSequence", "String"),
          Map.entry("java.lang.StringBuilder", "String"),
          Map.entry("java.net.URL", "URI"),
          Map.entry("java.io.File", "String for its path, or Blob for its content"),
          Map.entry("java.nio.file.Path", "String for the path, or Blob for the file's content"),
          Map.entry("java.io.InputStream", BLOB),
          Map.entry("java.io.Reader", BLOB),
          Map.entry("java.nio.ByteBuffer", "byte[]"),
          Map.entry("java.util.Locale", "String for its language tag"),
          Map.entry("java.nio.charset.Charset", "String for its name"),
          Map.entry("java.util.regex.Pattern", "String for its expression"),
          Map.entry("java.util.concurrent.atomic.AtomicInteger", "int"),
          Map.entry("java.util.concurrent.atomic.AtomicLong", "long"),
          Map.entry("java.util.EnumSet", "Set"),
          Map.entry("java.util.NavigableSet", "Set"),
          Map.entry("java.util.EnumMap", "Map"),
          Map.entry("java.util.NavigableMap", "Map"),
          Map.entry("java.util.BitSet", "long[]"),
          Map.entry("java.util.Currency", "String for its code"),
          Map.entry("java.util.TimeZone", "ZoneId"),
          Map.entry("java.util.concurrent.Future", WAIT),
          Map.entry("java.util.concurrent.CompletionStage", WAIT),
          Map.entry("java.util.concurrent.CompletableFuture", WAIT),
          Map.entry("java.lang.Class", "String for its name"),
          Map.entry(
              "java.lang.Record", "the record that is meant, or a sealed interface of records"),
          Map.entry("java.lang.Enum", "the enum that is meant"),
          Map.entry("java.lang.Exception", "String for its message"),
          Map.entry("java.lang.Throwable", "String for its message"),
          Map.entry("java.lang.Object", "the type that is meant, or a sealed interface of records"),
          Map.entry("java.lang.Number", "the number that is meant: int, long, double, BigDecimal"),
          Map.entry("java.lang.Void", "Optional, for what may be missing"));

  private Hints() {}

  /** Whether the nearest type takes the arguments of the type that it is near to. */
  static boolean isCollection(String nearest) {
    return nearest.equals(LIST) || nearest.equals("Set") || nearest.equals("Map");
  }

  static String nearest(String name) {
    return NEAREST.getOrDefault(name, OTHERS);
  }
}
