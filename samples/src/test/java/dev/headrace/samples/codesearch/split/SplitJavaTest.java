package dev.headrace.samples.codesearch.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.headrace.samples.codesearch.row.Document;
import dev.headrace.samples.codesearch.row.Member;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitJavaTest {

  @Test
  void aTypeReachesToItsFirstMethodAndMethodsStandAlone() {
    assertThat(
            split(
                """
                /* A licence. */
                package shop;

                import java.util.List;

                /** A till. */
                @Deprecated
                class Till {
                  private int sum; // in cents

                  /** Adds up. */
                  int add(int price, List<String> names) {
                    return sum += price;
                  }

                  Till(int... sums) {}
                }
                """))
        .containsExactly(
            new Member(
                "Till",
                6,
                9,
                "/** A till. */\n@Deprecated\nclass Till {\n  private int sum; // in cents"),
            new Member(
                "Till.add(int, List)",
                11,
                14,
                "/** Adds up. */\nint add(int price, List<String> names) {\n  return sum += price;\n}"),
            new Member("Till.Till(int[])", 16, 16, "Till(int... sums) {}"));
  }

  @Test
  void aSmallTypeIsLeftWhole() {
    String text = "class A {\n  void f() {}\n  class B {\n    void g() {}\n  }\n  void h() {}\n}\n";

    assertThat(new SplitJava(text.length() - 1, 1000).apply(java(text)))
        .containsExactly(new Member("A", 1, 7, text.strip()));
    assertThat(new SplitJava(text.length() - 2, 1000).apply(java(text)))
        .extracting(Member::name)
        .containsExactly("A", "A.f()", "A.B", "A.h()");
  }

  @Test
  void nestedTypesAreNamedWithTheirOuterTypes() {
    assertThat(
            split(
                """
                interface A {
                  int X = 1;
                  enum B {
                    ONE { int f() { return 1; } },
                    TWO;
                    int f() { return 2; }
                    record C(int c) {
                      C { assert c > 0; }
                      static int g() { return 3; }
                    }
                  }
                  int Y = 2;
                  @interface D { String value() default "d"; }
                }
                class E {}
                """))
        .extracting(Member::name, Member::firstLine, Member::lastLine)
        .containsExactly(
            tuple("A", 1, 2),
            tuple("A.B", 3, 5),
            tuple("A.B.f()", 6, 6),
            tuple("A.B.C", 7, 7),
            tuple("A.B.C.C", 8, 8),
            tuple("A.B.C.g()", 9, 9),
            tuple("A", 12, 12),
            tuple("A.D", 13, 13),
            tuple("A.D.value()", 13, 13),
            tuple("E", 15, 15));
  }

  @Test
  void commentsBetweenMembersAreKept() {
    assertThat(
            split(
                """
                class A {
                  // -- first --
                  void f() {} // done

                  // -- second --

                  /** Second. */
                  void g() {} /* really */
                  // the end
                }
                // after all"""))
        .extracting(Member::text)
        .containsExactly(
            "class A {",
            "// -- first --\nvoid f() {} // done",
            "// -- second --\n\n/** Second. */\nvoid g() {} /* really */",
            "// the end");
  }

  @Test
  void bracesInTextBlocksAndCommentsMeanNothing() {
    assertThat(
            split(
                "class A {\n  String s = \"\"\"\n      } void no() {\n      \"\"\";\n  /* } */\n  void f() { /* { */ }\n}\n"))
        .containsExactly(
            new Member(
                "A", 1, 4, "class A {\n  String s = \"\"\"\n      } void no() {\n      \"\"\";"),
            new Member("A.f()", 5, 6, "/* } */\nvoid f() { /* { */ }"));
  }

  @Test
  void aTypeWithoutMethodsIsOneMember() {
    assertThat(split("/** R. */\n@Deprecated record R(@Deprecated int a, String... b) {}\n"))
        .containsExactly(
            new Member(
                "R", 1, 2, "/** R. */\n@Deprecated record R(@Deprecated int a, String... b) {}"));
    assertThat(split("enum E {\n  /** One. */\n  ONE,\n  TWO\n}\n"))
        .containsExactly(new Member("E", 1, 5, "enum E {\n  /** One. */\n  ONE,\n  TWO\n}"));
  }

  @Test
  void aPackageIsAMember() {
    assertThat(
            split("/** What it is for. */\n@Deprecated\npackage a.b;\n\nimport java.util.List;\n"))
        .containsExactly(
            new Member("a.b", 1, 3, "/** What it is for. */\n@Deprecated\npackage a.b;"));
  }

  @Test
  void aModuleIsAMember() {
    assertThat(split("/** M. */\nopen module a.b {\n  requires java.sql;\n}\n"))
        .containsExactly(
            new Member("a.b", 1, 4, "/** M. */\nopen module a.b {\n  requires java.sql;\n}"));
  }

  @Test
  void newerJavaIsRead() {
    assertThat(
            split(
                """
                sealed interface S permits S.A, S.B {
                  record A(int x) implements S {}
                  record B(A a) implements S {}
                  static int f(Object o) {
                    return switch (o) {
                      case B(A(var x)) when x > 1 -> x;
                      case null, default -> { yield 0; }
                    };
                  }
                }
                """))
        .extracting(Member::name)
        .containsExactly("S", "S.A", "S.B", "S.f(Object)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesMayEndInAnyWay(String end) {
    assertThat(split(String.join(end, "class A {", "\tint a;", "\tvoid f() {", "\t}", "}", "")))
        .containsExactly(
            new Member("A", 1, 2, "class A {\n\tint a;"),
            new Member("A.f()", 3, 4, "void f() {\n}"));
  }

  @Test
  void unicodeIsKept() {
    assertThat(
            split("class Größe { String s = \"🚰🚰\"; /* é */ void 日本() {} void \\u0061() {} }\n"))
        .extracting(Member::name, Member::text)
        .containsExactly(
            tuple("Größe", "class Größe { String s = \"🚰🚰\";"),
            tuple("Größe.日本()", "/* é */ void 日本() {}"),
            tuple("Größe.\\u0061()", "void \\u0061() {}"));
  }

  @Test
  void aLongMethodIsCutBetweenStatements() {
    assertThat(
            new SplitJava(0, 70)
                .apply(
                    java(
                        """
                        class A {
                          void f() {
                            int first = 1;
                            int second = 2;
                            // three
                            if (first > 1) {
                              f();
                            }
                          }
                        }
                        """)))
        .containsExactly(
            new Member("A", 1, 1, "class A {"),
            new Member("A.f()", 2, 4, "void f() {\n  int first = 1;\n  int second = 2;"),
            new Member("A.f()", 5, 9, "  // three\n  if (first > 1) {\n    f();\n  }\n}"));
  }

  @Test
  void aLongTypeIsCutBetweenFields() {
    assertThat(
            new SplitJava(0, 30)
                .apply(
                    java("class A {\n  int first;\n  /** S. */\n  int second;\n  int third;\n}\n")))
        .extracting(Member::text)
        .containsExactly("class A {\n  int first;", "/** S. */\nint second;", "  int third;\n}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "// nothing\n", "import java.util.List;\n"})
  void anEmptyFileHasNoMembers(String text) {
    assertThat(split(text)).isEmpty();
  }

  @Test
  void whatIsNotJavaFailsAndSaysWhere() {
    assertThatThrownBy(() -> split("class A {\n  void f( {}\n}\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This is not Java 25 that can be parsed: line 2, column 11: Parse error. Found \"{\". Mend the file, or exclude it.");
    assertThatThrownBy(() -> split("class A {\n  int f;\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Found <EOF>");
    assertThatThrownBy(() -> split("# Markdown\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 1, column 1");
  }

  private static List<Member> split(String text) {
    return new SplitJava(0, 1000).apply(java(text));
  }

  private static Document.Java java(String text) {
    return new Document.Java(text);
  }
}
