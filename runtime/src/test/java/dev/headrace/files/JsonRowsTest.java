package dev.headrace.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Blob;
import dev.headrace.ColumnType;
import dev.headrace.ColumnType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonRowsTest {

  private record Chunk(int start, String text) {}

  private sealed interface Shape {}

  private record Circle(double radius) implements Shape {}

  private record Square(double side) implements Shape {}

  private record Point() implements Shape {}

  private enum Color {
    RED {
      @Override
      public String toString() {
        return "bright";
      }
    }
  }

  private static final TestType<Chunk> CHUNK =
      TestType.of("Chunk", Chunk.class)
          .column("start", ColumnType.of(Kind.INT), Chunk::start)
          .column("text", ColumnType.of(Kind.STRING), Chunk::text);
  private static final ColumnType SHAPE =
      ColumnType.union(
          List.of(
              TestType.of("Circle", Circle.class)
                  .column("radius", ColumnType.of(Kind.DOUBLE), Circle::radius),
              TestType.of("Point", Point.class),
              TestType.of("Square", Square.class)
                  .column("type", ColumnType.of(Kind.DOUBLE), Square::side)));

  /** The JSON of a row with one value. */
  private static String json(ColumnType type, @Nullable Object value) throws Exception {
    record One(@Nullable Object value) {}
    String row =
        JsonRows.row(
            TestType.of("One", One.class).nullable("v", type, One::value), new One(value), false);
    assertThat(row).startsWith("{\"v\":").endsWith("}");
    return row.substring(5, row.length() - 1);
  }

  private static String json(Kind kind, Object value) throws Exception {
    return json(ColumnType.of(kind), value);
  }

  @Test
  void writesScalars() throws Exception {
    assertThat(json(Kind.BOOLEAN, true)).isEqualTo("true");
    assertThat(json(Kind.LONG, Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    assertThat(json(Kind.FLOAT, 100_000_000f)).isEqualTo("1.0E8");
    assertThat(json(Kind.DOUBLE, Double.NaN)).isEqualTo("\"NaN\"");
    assertThat(json(Kind.DOUBLE, Double.NEGATIVE_INFINITY)).isEqualTo("\"-Infinity\"");
    assertThat(json(Kind.CHAR, 'x')).isEqualTo("\"x\"");
    assertThat(json(Kind.BIG_DECIMAL, new BigDecimal("1.500"))).isEqualTo("1.500");
    assertThat(json(Kind.BIG_INTEGER, BigInteger.TEN.pow(30))).isEqualTo("1" + "0".repeat(30));
    assertThat(json(Kind.LOCAL_DATE, LocalDate.of(2026, 11, 21))).isEqualTo("\"2026-11-21\"");
    assertThat(json(Kind.ENUM, Color.RED)).isEqualTo("\"RED\"");
    assertThat(json(ColumnType.of(Kind.STRING), null)).isEqualTo("null");
  }

  @Test
  void escapesWhatMustBe() throws Exception {
    assertThat(json(Kind.STRING, "a\"b\\c\n\r\t\u0000\u001f\u007f/ü😀\u2028"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\r\\t\\u0000\\u001f\\u007f/ü😀\\u2028\"");
    assertThat(json(Kind.STRING, "\uD83D-\uDE00-\uD83D")).isEqualTo("\"\\ud83d-\\ude00-\\ud83d\"");
  }

  @Test
  void writesArraysAndBlobs() throws Exception {
    assertThat(json(Kind.FLOATS, new float[] {1, Float.NaN, -0.5f}))
        .isEqualTo("[1.0,\"NaN\",-0.5]");
    assertThat(json(Kind.INTS, new int[0])).isEqualTo("[]");
    assertThat(json(Kind.BYTES, new byte[] {1, 2, 3})).isEqualTo("\"AQID\"");
    assertThat(json(Kind.BLOB, Blob.of(new byte[0])))
        .isEqualTo(
            "{\"size\":0,\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}");
  }

  @Test
  void writesNestedRowsAndCollections() throws Exception {
    ColumnType chunks = ColumnType.of(Kind.LIST, ColumnType.row(CHUNK));
    assertThat(json(chunks, List.of(new Chunk(0, "a"), new Chunk(1, "b"))))
        .isEqualTo("[{\"start\":0,\"text\":\"a\"},{\"start\":1,\"text\":\"b\"}]");
    ColumnType optional = ColumnType.of(Kind.OPTIONAL, ColumnType.of(Kind.INT));
    assertThat(json(optional, Optional.of(1))).isEqualTo("1");
    assertThat(json(optional, Optional.empty())).isEqualTo("null");
  }

  @Test
  void writesTheTypeOfARowOfASealedInterface() throws Exception {
    assertThat(json(SHAPE, new Circle(1))).isEqualTo("{\"_type\":\"Circle\",\"radius\":1.0}");
    assertThat(json(SHAPE, new Square(2))).isEqualTo("{\"_type\":\"Square\",\"type\":2.0}");
    assertThat(json(SHAPE, new Point())).isEqualTo("{\"_type\":\"Point\"}");
    assertThatThrownBy(() -> json(SHAPE, "circle"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a row of type Circle{radius: double} | ")
        .hasMessageEndingWith("found java.lang.String");
  }

  @Test
  void equalSetsAndMapsGiveEqualTexts() throws Exception {
    ColumnType set = ColumnType.of(Kind.SET, ColumnType.of(Kind.STRING));
    Set<String> values = new LinkedHashSet<>(List.of("b", "a"));
    assertThat(json(set, values)).isEqualTo("[\"a\",\"b\"]");
    ColumnType map =
        ColumnType.of(Kind.MAP, ColumnType.of(Kind.ENUM), ColumnType.of(Kind.LIST, set));
    assertThat(json(map, Map.of(Color.RED, List.of(values))))
        .isEqualTo("{\"RED\":[[\"a\",\"b\"]]}");
    ColumnType numbers =
        ColumnType.of(Kind.MAP, ColumnType.of(Kind.STRING), ColumnType.of(Kind.INT));
    Map<String, Integer> inOrder = new LinkedHashMap<>();
    inOrder.put("b", 1);
    inOrder.put("a", 2);
    assertThat(json(numbers, inOrder)).isEqualTo("{\"a\":2,\"b\":1}");
  }

  @Test
  void indents() throws Exception {
    record Page(String path, List<Chunk> chunks, List<Chunk> none) {}
    TestType<Page> type =
        TestType.of("Page", Page.class)
            .key("path", Kind.STRING, Page::path)
            .column("chunks", ColumnType.of(Kind.LIST, ColumnType.row(CHUNK)), Page::chunks)
            .column("none", ColumnType.of(Kind.LIST, ColumnType.row(CHUNK)), Page::none)
            .column("vector", ColumnType.of(Kind.FLOATS), p -> new float[] {1, 2});
    Page page = new Page("a", List.of(new Chunk(0, "x")), List.of());
    assertThat(JsonRows.row(type, page, true))
        .isEqualTo(
            """
            {
              "path": "a",
              "chunks": [
                {
                  "start": 0,
                  "text": "x"
                }
              ],
              "none": [],
              "vector": [1.0,2.0]
            }""");
  }

  @Test
  void findsTheMembersOfALine() {
    String line = "{\"a\":\"x,\\\"}\",\"b\":[1,{\"c\":\"]\"}],\"d\":-1.5E3,\"e\":{},\"f\":null}";
    Map<String, String> members = JsonLine.members(line);
    assertThat(new ArrayList<>(members.keySet())).containsExactly("a", "b", "d", "e", "f");
    assertThat(members)
        .containsEntry("a", "\"x,\\\"}\"")
        .containsEntry("b", "[1,{\"c\":\"]\"}]")
        .containsEntry("d", "-1.5E3")
        .containsEntry("e", "{}")
        .containsEntry("f", "null");
    assertThat(JsonLine.members("{}")).isEmpty();
    for (String wrong :
        new String[] {
          "", "x", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1", "{\"a\":1}x", "{\"a\":\"\\"
        }) {
      assertThatThrownBy(() -> JsonLine.members(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("expected ");
    }
  }
}
