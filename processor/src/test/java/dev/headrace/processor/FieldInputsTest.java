package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.memory.MemorySource;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.plan.BoundPlan;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Only the components of a record that a transform can read are its input: when others change it is
 * not computed, and what is derived is what a build from scratch derives.
 */
class FieldInputsTest {

  private static final String PAGES =
      """
      package p;
      import dev.headrace.*;
      import dev.headrace.memory.*;
      import java.util.*;
      @Flow
      public record Pages(
          MemorySource<Pages.Page> pages, MemoryTarget<Pages.Out> target) {
        public record Page(@Key String id, String text, long modified, List<String> tags) {}
        public record Chunk(int at, String text) {}
        public record Words(int count) {}
        public record Tags(String all) {}
        public record Shown(String text) {}
        public record Out(@Key String id, @Key int at, String all) {}
        @Transform public List<Chunk> chunks(Page page) {
          List<Chunk> chunks = new ArrayList<>();
          for (String part : page.text().split(";")) {
            chunks.add(new Chunk(page.text().indexOf(part), part));
          }
          return chunks;
        }
        @Transform public Words words(Chunk chunk) { return new Words(chunk.text().length()); }
        @Transform public Tags tags(Page page) { return new Tags(String.join("+", page.tags())); }
        @Transform public Shown shown(Page page) { return new Shown("" + page); }
        @Transform public Out out(Page page, Tags tags, Shown shown, Chunk chunk, Words words) {
          return new Out(page.id(), chunk.at(), tags.all() + words.count() + shown.text());
        }
        public static Pages example() {
          return new Pages(MemorySource.of(Page::id), new MemoryTarget<>());
        }
      }
      """;

  @TempDir private Path directory;

  private BoundPlan<?> compile(String name, String source) throws Exception {
    Compilation compilation =
        Compilation.into(directory.resolve("out"))
            .source(directory.resolve("src"), "p/" + name + ".java", source)
            .with(new FlowProcessor())
            .run()
            .clean();
    return Flows.plan(compilation, "p." + name);
  }

  @SuppressWarnings("unchecked") // its rows are made by reflection
  private static MemorySource<Object> source(BoundPlan<?> plan, String name) throws Exception {
    return (MemorySource<Object>) plan.flow().getClass().getMethod(name).invoke(plan.flow());
  }

  private static Object row(BoundPlan<?> plan, String type, Object... components) throws Exception {
    Class<?> rows = plan.flow().getClass().getClassLoader().loadClass(type);
    Constructor<?> constructor = rows.getDeclaredConstructors()[0];
    return constructor.newInstance(components);
  }

  @Test
  void aChangedModificationTimeComputesNothingThatReadsOnlyTheText() throws Exception {
    BoundPlan<?> plan = compile("Pages", PAGES);
    MemorySource<Object> pages = source(plan, "pages");
    try (Engine engine = Engine.open(directory.resolve("state"))) {
      pages.put(row(plan, "p.Pages$Page", "a", "x;yy", 1L, List.of("t")));
      assertThat(Flows.computed(engine.update(plan)))
          .isEqualTo(Map.of("chunks", 1L, "words", 2L, "tags", 1L, "shown", 1L, "out", 2L));

      pages.put(row(plan, "p.Pages$Page", "a", "x;yy", 2L, List.of("t")));
      assertThat(Flows.computed(engine.update(plan))).isEqualTo(Map.of("shown", 1L, "out", 2L));

      pages.put(row(plan, "p.Pages$Page", "a", "x;yy", 2L, List.of("t", "u")));
      assertThat(Flows.computed(engine.update(plan)))
          .isEqualTo(Map.of("tags", 1L, "shown", 1L, "out", 2L));

      pages.put(row(plan, "p.Pages$Page", "a", "x;zz", 2L, List.of("t", "u")));
      assertThat(Flows.computed(engine.update(plan)))
          .as("of the chunks only the text counts for words")
          .isEqualTo(Map.of("chunks", 1L, "words", 1L, "shown", 1L, "out", 2L));

      pages.put(row(plan, "p.Pages$Page", "a", "xx;zz", 2L, List.of("t", "u")));
      assertThat(Flows.computed(engine.update(plan)))
          .as("the second chunk lies elsewhere, its text is the same")
          .isEqualTo(Map.of("chunks", 1L, "words", 1L, "shown", 1L, "out", 2L));
      assertSameAsScratch(plan, "target");
    }
  }

  @Test
  void equalComponentsOfOtherRowsAreReused() throws Exception {
    BoundPlan<?> plan = compile("Pages", PAGES);
    MemorySource<Object> pages = source(plan, "pages");
    try (Engine engine = Engine.inMemory(EngineOptions.defaults())) {
      pages.put(row(plan, "p.Pages$Page", "a", "x;yy", 1L, List.of("t")));
      engine.update(plan);
      pages.put(row(plan, "p.Pages$Page", "b", "x;yy", 7L, List.of("u")));
      assertThat(Flows.computed(engine.update(plan)))
          .isEqualTo(Map.of("tags", 1L, "shown", 1L, "out", 2L));
      assertSameAsScratch(plan, "target");
    }
  }

  // ---- random flows

  /** Ways to read a row, each with the components that may count; null means all. */
  private record Way(String code, Set<String> counts) {}

  private static final Set<String> ALL = Set.of("id", "a", "b", "c", "d");

  private static final List<Way> WAYS =
      List.of(
          new Way("row.a() + row.b()", Set.of("a", "b")),
          new Way("\"\" + row.c().size()", Set.of("c")),
          new Way("row.d().x() + row.d().y()", Set.of("d")),
          new Way("\"nothing\"", Set.of()),
          new Way("help(row, 0)", Set.of("b", "c")),
          new Way("row.told()", Set.of("a", "d")),
          new Way("Stream.of(1, 2).map(i -> row.a() + i).toList().toString()", Set.of("a")),
          new Way("taken(row::b)", Set.of("b")),
          new Way("same(row).a()", Set.of("a")),
          new Way("new Last().read(row)", Set.of("a")),
          new Way("\"\" + row", ALL),
          new Way("String.valueOf(row.hashCode())", ALL),
          new Way("\"\" + List.of(row).contains(row) + row.c()", ALL),
          new Way(
              "\"\" + row.equals(new Row(\"k0\", \"a0\", 0, List.of(), new Part(\"\", 0)))", ALL),
          new Way("taken(() -> row)", ALL),
          new Way("new Keeper(row).text()", ALL),
          new Way("((Told) row).told()", ALL),
          new Way("Optional.of(row).map(Row::a).get()", ALL));

  private static String flow(List<Way> ways) {
    StringBuilder text =
        new StringBuilder(
            """
            package p;
            import dev.headrace.*;
            import dev.headrace.memory.*;
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;
            @Flow
            public record Ways(MemorySource<Ways.Row> rows, MemoryTarget<Ways.Out> target) {
              interface Told { String told(); }
              public record Part(String x, int y) {}
              public record Row(@Key String id, String a, int b, List<String> c, Part d)
                  implements Told {
                public String told() { return a + d.x(); }
              }
              static final class Last { String read(Row row) { return row.a(); } }
              record Keeper(Row row) { String text() { return row.toString(); } }
              static String help(Row row, int depth) {
                return depth > 2 ? row.c() + "" : help(row, depth + 1) + row.b();
              }
              static String taken(Supplier<?> supplier) { return "" + supplier.get(); }
              private Row same(Row row) { return row; }
            """);
    StringBuilder parameters = new StringBuilder();
    StringBuilder all = new StringBuilder("\"\"");
    for (int i = 0; i < ways.size(); i++) {
      text.append("  public record T%d(String value) {}%n".formatted(i));
      text.append("  @Transform public T%1$d t%1$d(Row row) {%n".formatted(i));
      text.append("    return new T%d(%s);%n  }%n".formatted(i, ways.get(i).code()));
      parameters.append(", T%1$d t%1$d".formatted(i));
      all.append(" + \"|\" + t%d.value()".formatted(i));
    }
    text.append("  public record Out(@Key String id, String all) {}\n");
    text.append("  @Transform public Out out(Row row%s) {%n".formatted(parameters));
    text.append("    return new Out(row.id(), %s);%n  }%n".formatted(all));
    text.append("  public static Ways example() {\n");
    text.append("    return new Ways(MemorySource.of(Row::id), new MemoryTarget<>());\n  }\n}\n");
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomEditsLeaveWhatABuildFromScratchMakesAndComputeNothingThatTheyDoNotTouch(long seed)
      throws Exception {
    Random random = new Random(seed);
    List<Way> ways =
        IntStream.range(0, 6).mapToObj(i -> WAYS.get(random.nextInt(WAYS.size()))).toList();
    BoundPlan<?> plan = compile("Ways", flow(ways));
    MemorySource<Object> source = source(plan, "rows");
    List<Object[]> rows = new ArrayList<>();
    for (int key = 0; key < 3; key++) {
      rows.add(new Object[] {"k" + key, "a0", 0, List.of(), row(plan, "p.Ways$Part", "", 0)});
      source.put(row(plan, "p.Ways$Row", rows.get(key)));
    }
    try (Engine engine = Engine.open(directory.resolve("state"))) {
      engine.update(plan);
      for (int edit = 0; edit < 25; edit++) {
        Object[] row = rows.get(random.nextInt(rows.size()));
        int component = 1 + random.nextInt(4);
        row[component] = value(plan, component, random);
        source.put(row(plan, "p.Ways$Row", row));
        Map<String, Long> computed = Flows.computed(engine.update(plan));
        String changed = List.of("id", "a", "b", "c", "d").get(component);
        for (int i = 0; i < ways.size(); i++) {
          if (!ways.get(i).counts().contains(changed)) {
            assertThat(computed)
                .as("%s of %s changed; t%d is %s", changed, Arrays.toString(row), i, ways.get(i))
                .doesNotContainKey("t" + i);
          }
        }
        assertSameAsScratch(plan, "target");
      }
    }
  }

  private static Object value(BoundPlan<?> plan, int component, Random random) throws Exception {
    int number = random.nextInt(3);
    return switch (component) {
      case 1 -> "a" + number;
      case 2 -> number;
      case 3 -> List.of("c").subList(0, number % 2);
      default -> row(plan, "p.Ways$Part", "x" + number, random.nextInt(2));
    };
  }

  private static void assertSameAsScratch(BoundPlan<?> plan, String target) throws Exception {
    Object rows = plan.flow().getClass().getMethod(target).invoke(plan.flow());
    List<String> stored =
        ((MemoryTarget<?>) rows).rows().values().stream().map(Object::toString).sorted().toList();
    List<Object> scratch = Interpreter.run(plan).getOrDefault(target, List.of());
    assertThat(stored).isEqualTo(scratch.stream().map(Object::toString).sorted().toList());
  }
}
