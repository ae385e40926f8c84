package dev.headrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore.SourceRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

  private static final Hash CONTENT = new Hash(1, 1);
  private static final Hash PLAN = new Hash(2, 2);
  private static final Hash OTHER_PLAN = new Hash(3, 3);

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # recorded, plan, recorded version, listed version, mode, decision
          NEW,    SAME,  -,  v1, UPDATE, EVALUATE
          CLEAN,  SAME,  v1, v1, UPDATE, UNCHANGED
          CLEAN,  SAME,  v1, v2, UPDATE, COMPARE
          CLEAN,  SAME,  -,  v1, UPDATE, COMPARE
          CLEAN,  SAME,  v1, -,  UPDATE, COMPARE
          CLEAN,  SAME,  -,  -,  UPDATE, COMPARE
          CLEAN,  OTHER, v1, v1, UPDATE, EVALUATE
          DIRTY,  SAME,  v1, v1, UPDATE, EVALUATE
          FAILED, SAME,  v1, v1, UPDATE, EVALUATE
          NEW,    SAME,  -,  v1, RETRY,  SKIP
          CLEAN,  OTHER, v1, v2, RETRY,  SKIP
          DIRTY,  SAME,  v1, v2, RETRY,  SKIP
          FAILED, SAME,  v1, v1, RETRY,  EVALUATE
          """)
  void decidesByWhatIsRecordedAndWhatTheSourceVouchesFor(
      String recorded,
      String plan,
      @Nullable String recordedVersion,
      @Nullable String listedVersion,
      Mode mode,
      Decision expected) {
    SourceRow row = recorded.equals("NEW") ? null : row(recorded, recordedVersion);
    Hash planNow = plan.equals("SAME") ? PLAN : OTHER_PLAN;

    assertThat(Decision.of(row, listedVersion, planNow, mode)).isEqualTo(expected);
  }

  private static SourceRow row(String recorded, @Nullable String version) {
    boolean dirty = recorded.equals("DIRTY");
    return new SourceRow(
        1,
        "flow/source",
        new Key(Bytes.of(new byte[] {1}), "a"),
        version,
        dirty ? null : CONTENT,
        dirty ? null : PLAN,
        1,
        recorded.equals("FAILED"));
  }
}
