package dev.headrace.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Random row types of one flow, as source. Every row has a text, of which all else is made. */
final class FuzzTypes {

  /**
   * A scalar, or what can hold it: its type, as an argument too, and an expression; $ is a text.
   */
  private record Value(String type, String boxed, String made) {}

  private static final List<Value> VALUES =
      List.of(
          new Value("int", "Integer", "(int) FuzzText.hash($)"),
          new Value("long", "Long", "FuzzText.hash($)"),
          new Value("short", "Short", "(short) FuzzText.hash($)"),
          new Value("byte", "Byte", "(byte) FuzzText.hash($)"),
          new Value("boolean", "Boolean", "FuzzText.choice($, 2) == 0"),
          new Value("char", "Character", "(char) FuzzText.choice($, 50000)"),
          new Value("float", "Float", "(float) FuzzText.hash($)"),
          new Value("double", "Double", "(double) FuzzText.hash($)"),
          new Value("String", "String", "$"),
          new Value("Color", "Color", "Color.values()[FuzzText.choice($, 3)]"),
          scalar("java.math.BigDecimal", "java.math.BigDecimal.valueOf(FuzzText.hash($), 3)"),
          scalar("java.math.BigInteger", "java.math.BigInteger.valueOf(FuzzText.hash($))"),
          scalar("java.util.UUID", "new java.util.UUID(FuzzText.hash($), 1)"),
          scalar("java.net.URI", "java.net.URI.create(\"u:\" + FuzzText.hash($))"),
          scalar(
              "java.time.Instant", "java.time.Instant.ofEpochSecond(FuzzText.choice($, 99999), 7)"),
          scalar("java.time.LocalDate", "java.time.LocalDate.ofEpochDay(FuzzText.choice($, 9999))"),
          scalar("java.time.Duration", "java.time.Duration.ofMillis(FuzzText.hash($) / 1000)"),
          scalar("java.time.Year", "java.time.Year.of(FuzzText.choice($, 2000))"));

  private static final List<Value> OTHERS =
      List.of(
          scalar("byte[]", "new byte[] {(byte) FuzzText.hash($)}"),
          scalar("int[]", "new int[] {(int) FuzzText.hash($), 1}"),
          scalar("long[]", "new long[] {FuzzText.hash($)}"),
          scalar("float[]", "new float[] {(float) FuzzText.hash($)}"),
          scalar("double[]", "new double[0]"),
          scalar("dev.headrace.Blob", "dev.headrace.Blob.of($.getBytes(UTF_8))"));

  private static Value scalar(String type, String made) {
    return new Value(type, type, made);
  }

  private final Random random;
  private final StringBuilder source =
      new StringBuilder("public enum Color { RED, GREEN, BLUE }\n");
  private final Map<String, List<String>> permitted = new java.util.LinkedHashMap<>();
  private final Map<String, String> nested = new java.util.LinkedHashMap<>();
  private final List<String> values = new ArrayList<>();
  private final boolean immutables;
  private int next;

  FuzzTypes(Random random, boolean immutables) {
    this.random = random;
    this.immutables = immutables;
  }

  /** The declarations. */
  String source() {
    return source.toString();
  }

  /** The rows that a sealed interface permits; empty for a row. */
  List<String> permitted(String type) {
    return permitted.getOrDefault(type, List.of());
  }

  /** The component of a row that is a nested row, if it has one. */
  Optional<String> nested(String type) {
    return Optional.ofNullable(nested.get(type));
  }

  /** Declares a sealed interface with its rows. */
  String sealed() {
    String name = "U" + next++;
    List<String> rows = new ArrayList<>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      rows.add(row(false, " implements " + name));
    }
    permitted.put(name, rows);
    source.append(
        "public sealed interface %s permits %s {\n  String text();\n  static %s of(String text) {\n    return switch (FuzzText.choice(text, %d)) {\n"
            .formatted(name, String.join(", ", rows), name, rows.size()));
    for (int i = 0; i < rows.size(); i++) {
      String label = i + 1 < rows.size() ? "case " + i : "default";
      source.append("      %s -> %s.of(text);\n".formatted(label, rows.get(i)));
    }
    source.append("    };\n  }\n}\n");
    values.add(name);
    return name;
  }

  /** Declares a row. */
  String row(boolean key) {
    return row(key, "");
  }

  private String row(boolean key, String suffix) {
    boolean value = immutables && suffix.isEmpty() && random.nextBoolean();
    String name = (value ? "I" : "R") + next++;
    List<String> components = new ArrayList<>();
    List<String> made = new ArrayList<>();
    components.add((key ? "@dev.headrace.Key " : "") + "String text");
    made.add("text");
    for (int i = random.nextInt(5); i > 0; i--) {
      component("c" + i, value, components, made);
    }
    if (!value && random.nextInt(3) == 0 && !values.isEmpty()) {
      String type = values.get(random.nextInt(values.size()));
      components.add(type + " inner");
      made.add(type + ".of(text + \".inner\")");
      if (permitted(type).isEmpty()) {
        nested.put(name, "inner");
      }
    }
    if (value) {
      value(name, components, made);
    } else {
      source.append(
          "public record %s(%s)%s {\n  public static %s of(String text) {\n    return new %s(%s);\n  }\n}\n"
              .formatted(
                  name,
                  String.join(", ", components),
                  suffix,
                  name,
                  name,
                  String.join(", ", made)));
    }
    values.add(name);
    return name;
  }

  private void component(String name, boolean value, List<String> components, List<String> made) {
    List<Value> from = random.nextInt(4) == 0 ? OTHERS : VALUES;
    Value type = from.get(random.nextInt(from.size()));
    String text = "(text + \"." + name + "\")";
    String plain = type.made.replace("$", text);
    int form = from == OTHERS ? 0 : random.nextInt(9);
    // An Immutables value prints arrays and blobs in ways of its own.
    String boxed = type.boxed;
    String first = type.type.equals(boxed) ? plain : "(" + boxed + ") (" + plain + ")";
    switch (form) {
      case 0, 1, 2 ->
          add(
              components,
              made,
              value && from == OTHERS ? "int" : type.type,
              name,
              value && from == OTHERS ? "7" : plain);
      case 3 -> add(components, made, boxed, name, first);
      case 4 ->
          add(
              components,
              made,
              "List<" + boxed + ">",
              name,
              "List.of(" + first + ", " + first + ")");
      case 5 -> add(components, made, "Set<" + boxed + ">", name, "Set.of(" + first + ")");
      case 6 ->
          add(
              components,
              made,
              "Map<String, List<" + boxed + ">>",
              name,
              "Map.of(\"k\", List.of(" + first + "))");
      case 7 ->
          add(
              components,
              made,
              "Optional<" + boxed + ">",
              name,
              "Optional.of(" + first + ").filter(it -> FuzzText.choice(" + text + ", 2) == 0)");
      default ->
          add(
              components,
              made,
              "@org.jspecify.annotations.Nullable String",
              name,
              "FuzzText.choice(" + text + ", 2) == 0 ? null : " + text);
    }
  }

  private static void add(
      List<String> components, List<String> made, String type, String name, String expression) {
    components.add(type + " " + name);
    made.add(expression);
  }

  private void value(String name, List<String> components, List<String> made) {
    source.append("@org.immutables.value.Value.Immutable\npublic interface " + name + " {\n");
    components.forEach(component -> source.append("  " + component + "();\n"));
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      String component = components.get(i);
      calls.add(
          ".%s(%s)".formatted(component.substring(component.lastIndexOf(' ') + 1), made.get(i)));
    }
    source.append(
        "  static %s of(String text) {\n    return Immutable%s.builder()%s.build();\n  }\n}\n"
            .formatted(name, name, calls.stream().collect(Collectors.joining())));
  }
}
