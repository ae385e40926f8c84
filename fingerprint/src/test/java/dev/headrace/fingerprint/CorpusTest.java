package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Edits of small programs: which change the fingerprint, and which do not. */
final class CorpusTest {

  private static final List<String> PROGRAMS = List.of("search", "orders", "ledger");

  private final Map<String, LogicTree> originals = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> sameAfter() {
    return cases("same", true);
  }

  @TestFactory
  Stream<DynamicTest> anotherAfter() {
    return cases("another", false);
  }

  /** Meaning stays, the fingerprint does not: the list may only become shorter. */
  @TestFactory
  Stream<DynamicTest> recomputesAlthoughNothingChanged() {
    return cases("recomputed", false);
  }

  @Test
  void corporaHaveTheirSizeAndNoNameTwice() {
    assertThat(names("same")).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(60);
    assertThat(names("another")).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(120);
    assertThat(Set.copyOf(names("recomputed"))).hasSizeLessThanOrEqualTo(13);
  }

  private static List<String> names(String corpus) {
    return PROGRAMS.stream()
        .flatMap(program -> Edit.read(program + "." + corpus + ".txt").stream())
        .map(Edit::name)
        .toList();
  }

  private Stream<DynamicTest> cases(String corpus, boolean same) {
    return PROGRAMS.stream()
        .flatMap(
            name -> {
              Program program = Program.read(name);
              return Edit.read(name + "." + corpus + ".txt").stream()
                  .map(
                      edit ->
                          DynamicTest.dynamicTest(edit.name(), () -> check(program, edit, same)));
            });
  }

  private void check(Program program, Edit edit, boolean same) {
    LogicTree before = originals.computeIfAbsent(program.name(), name -> program.fingerprint());
    Program edited = new Program(program.name(), edit.apply(program.files()), program.root());
    LogicTree after = edited.fingerprint();
    if (same) {
      assertThat(after.hash())
          .as(() -> LogicDiff.between(before, after).toString())
          .isEqualTo(before.hash());
    } else {
      assertThat(after.hash()).isNotEqualTo(before.hash());
    }
  }
}
