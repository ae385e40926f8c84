package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which components of a record count: only those that are read, where nothing else can be. */
final class RecordInputsTest {

  private static final String ROWS =
      """
      package p;
      interface Doc { String path(); default String told() { return this + ""; } }
      record Page(String path, String text, long modified) implements Doc, Comparable<Page> {
        static int pages;
        String title() { return text.lines().findFirst().orElse(path); }
        String own() { return "" + this; }
        public int compareTo(Page other) { return Long.compare(modified, other.modified); }
      }
      record Both(Page page, int size) {}
      interface Reader { String read(Page page); }
      class Plain implements Reader { public String read(Page page) { return page.text(); } }
      final class Last { String read(Page page) { return page.text(); } }
      class Native { static native String read(Page page); }
      class Keeper {
        Page page;
        static Page last;
        Keeper(Page page) { this.page = page; }
      }
      """;

  /** The components of the first parameter; null if all count. */
  private static @Nullable SortedSet<String> read(String members) {
    return inputs("(Lp/Page;)Ljava/lang/Object;", members).get(0);
  }

  private static SortedMap<Integer, SortedSet<String>> inputs(String descriptor, String members) {
    Map<String, String> files =
        Map.of(
            "p/Rows.java",
            ROWS,
            "p/A.java",
            "package p; import java.util.*; import java.util.function.*;"
                + " import java.util.stream.*; record A(int limit) { "
                + members
                + " }",
            "dev/headrace/LogicBoundary.java",
            "package dev.headrace; public @interface LogicBoundary { int version() default 0; }");
    LogicTree tree =
        Fingerprinter.of(Javac.compile(files), Boundary.around("p.A"), LibraryPolicy.walk())
            .fingerprint(Root.of("p.A", "run", descriptor).onReceiver());
    Manifest manifest = new Manifest("p.A", "", List.of(), new TreeMap<>(Map.of("run", tree)));
    assertThat(Manifest.parse(manifest.write())).isEqualTo(manifest);
    return tree.inputs();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object run(Page page) { return page.text(); }",
        "Object run(Page page) { return helper(page, 1); }"
            + " static String helper(Page page, int depth) {"
            + " return depth > 3 ? page.text() : helper(page, depth + 1); }",
        "Object run(Page page) { return helper(page); }"
            + " private String helper(Page page) { Page copy = page; return copy.text(); }",
        "Object run(Page page) { return List.of(1, 2).stream().map(i -> page.text() + i).toList();"
            + " }",
        "Object run(Page page) { Supplier<String> s = page::text; return s.get(); }",
        "Object run(Page page) { return new Last().read(page); }",
        "Object run(Page page) { return same(page).text(); } Page same(Page page) { return page; }",
        "Object run(Page page) { return page == null ? \"\" : page.text(); }",
        "Object run(Page page) { Pages own = () -> page; return own.get().text(); }"
            + " interface Pages { Page get(); }"
      })
  void onlyTheTextCountsWhereOnlyTheTextIsRead(String members) {
    assertThat(read(members)).as(members).containsExactly("text");
  }

  @Test
  void whatMethodsOfTheRecordReadCounts() {
    assertThat(read("Object run(Page page) { return page.title(); }"))
        .containsExactly("path", "text");
  }

  @Test
  void theFieldsOfANestedRecordCountWhereTheyAreReadWithoutAccessors() {
    assertThat(
            inputs(
                "(Lp/A$Inner;)Ljava/lang/Object;",
                "Object run(Inner inner) { return inner.text; } record Inner(String text, int n)"
                    + " {}"))
        .isEqualTo(Map.of(0, Set.of("text")));
  }

  @Test
  void nothingCountsOfARecordThatIsNotRead() {
    assertThat(read("Object run(Page page) { return limit; }")).isEmpty();
  }

  @Test
  void eachParameterCountsByItself() {
    assertThat(
            inputs(
                "(Lp/Page;Lp/Both;Ljava/lang/String;)Ljava/lang/Object;",
                "Object run(Page page, Both both, String s) {"
                    + " return page.path() + both.size() + s; }"))
        .isEqualTo(Map.of(0, Set.of("path"), 1, Set.of("size")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // as something else
        "Object run(Page page) { return page; }",
        "Object run(Page page) { return page.text() + page.toString(); }",
        "Object run(Page page) { return \"\" + page; }",
        "Object run(Page page) { return page.hashCode(); }",
        "Object run(Page page) { return page.equals(page); }",
        "Object run(Page page) { return Objects.hash(page); }",
        "Object run(Page page) { return List.of(page).size(); }",
        "Object run(Page page) { return Optional.of(page).map(Page::text); }",
        "Object run(Page page) { return new Page[] {page}[0].text(); }",
        "Object run(Page page) { Object o = page; return o.hashCode(); }",
        "Object run(Page page) { Object o = limit > 1 ? page : \"\"; return o.hashCode(); }",
        "Object run(Page page) { Doc doc = page; return doc.path(); }",
        "Object run(Page page) { return page.told(); }",
        "Object run(Page page) { return page.own(); }",
        "Object run(Page page) { Function<Page, String> f = Page::text; return f.apply(page); }",
        "Object run(Page page) { throw new IllegalStateException(\"\" + page); }",
        // kept
        "Object run(Page page) { return new Keeper(page).page.text(); }",
        "Object run(Page page) { Keeper.last = page; return page.text(); }",
        "Object run(Page page) { return new Both(page, 1).size(); }",
        "Object run(Page page) { return new Object() { int n() { return page.text().length(); }"
            + " }.n(); }",
        // handed out by a lambda
        "Object run(Page page) { Supplier<Page> s = () -> page; return s.get().text(); }",
        "Object run(Page page) { return Stream.of(1).map(i -> page).collect(Collectors.toSet()); }",
        "Object run(Page page) { return Stream.of(1).map(i -> same(page)).distinct().count(); }"
            + " static Page same(Page page) { return page; }",
        "Object run(Page page) { Pages s = () -> page; return ((Supplier<?>) s).get().hashCode(); }"
            + " interface Pages extends Supplier<Page> { Page get(); }",
        // given to what may be something else, or is not followed
        "Object run(Page page) { Reader reader = new Plain(); return reader.read(page); }",
        "Object run(Page page) { return new Plain().read(page); }",
        "Object run(Page page) { Reader reader = p -> p.text(); return reader.read(page); }",
        "Object run(Page page) { return outside(page); } @dev.headrace.LogicBoundary static String"
            + " outside(Page page) { return page.text(); }",
        "Object run(Page page) { return Native.read(page); }",
        "Object run(Page page) { return page.getClass().getRecordComponents()[0].getAccessor()"
            + ".equals(page); }",
        // all of it
        "Object run(Page page) { return page.path() + page.text() + page.modified(); }",
        "Object run(Page page) { return page.compareTo(page) + page.path() + page.text(); }",
        "Object run(Page page) { synchronized (page) { return same(page, page); } }"
            + " static boolean same(Page a, Object b) { return a.equals(b); }"
      })
  void theWholeRecordCountsWhereItMayReachSomethingElse(String members) {
    assertThat(read(members)).as(members).isNull();
  }

  @Test
  void aRecordThatComesBackAsTheResultCountsAsAWhole() {
    assertThat(inputs("(Lp/Page;)Lp/Page;", "Page run(Page page) { return page; }")).isEmpty();
  }

  @Test
  void whatIsNoRecordCountsAsAWhole() {
    assertThat(
            inputs(
                "(Lp/Keeper;Lp/Doc;)Ljava/lang/Object;",
                "Object run(Keeper keeper, Doc doc) { return limit; }"))
        .isEmpty();
  }

  @Test
  void aPinnedTransformTakesWholeRecords() {
    Root root = Root.of("p.A", "run", "(Lp/Page;)Ljava/lang/Object;").onReceiver().pin();
    Map<String, String> files =
        Map.of(
            "p/Rows.java",
            ROWS,
            "p/A.java",
            "package p; record A(int limit) { Object run(Page page) { return page.text(); } }");
    assertThat(
            Fingerprinter.of(Javac.compile(files), Boundary.around("p.A"), LibraryPolicy.walk())
                .fingerprint(root)
                .inputs())
        .isEmpty();
  }
}
