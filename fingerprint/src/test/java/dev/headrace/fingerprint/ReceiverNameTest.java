package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Transform records beside each other with one body: what they are called matters only where their
 * code can tell it.
 */
final class ReceiverNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\" + this",
        "toString()",
        "getClass().getSimpleName()",
        "this.getClass().getName()",
        "String.valueOf(this)",
        "Object.class.cast(this).toString()",
        "Names.of(this)",
        "List.of(this).toString()",
        "told()",
        "@CLASS@.class.getSimpleName()",
        "MethodHandles.lookup().lookupClass().getSimpleName()",
        "((Supplier<Object>) () -> this).get().toString()"
      })
  void transformRecordsOfOneBodyThatTellTheirNamesAreTwo(String expression) {
    LogicTree one = beside("One", expression);
    LogicTree two = beside("Two", expression);
    assertThat(one.hash()).as(expression).isNotEqualTo(two.hash());
  }

  @Test
  void transformRecordsOfOneBodyThatDoNotTellTheirNamesAreOne() {
    assertThat(beside("One", "text + n").hash()).isEqualTo(beside("Two", "text + n").hash());
  }

  private static LogicTree beside(String name, String expression) {
    String body =
        " Object apply(String text) { return %s; }"
            + " public String told() { return getClass().getSimpleName(); } ";
    StringBuilder code = new StringBuilder();
    code.append(
        "package p; import java.lang.invoke.*; import java.util.*; import java.util.function.*;"
            + " class A { interface Told { String told(); }");
    for (String each : List.of("One", "Two")) {
      code.append(" record %s(int n) implements Told {".formatted(each))
          .append(body.formatted(expression.replace("@CLASS@", each)))
          .append("}");
    }
    code.append(" static class Names { static String of(Told told) { return told.told(); } } }");
    return Fingerprinter.of(
            Javac.compile(Map.of("p/A.java", code.toString())),
            Boundary.around("p.A"),
            LibraryPolicy.walk())
        .fingerprint(
            Root.of("p.A$" + name, "apply", "(Ljava/lang/String;)Ljava/lang/Object;").onReceiver());
  }
}
