package dev.headrace.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.commit.FinishedRow.Change;
import dev.headrace.commit.FinishedRow.Evaluated;
import dev.headrace.commit.FinishedRow.TargetRef;
import dev.headrace.commit.FinishedRow.TargetRowValue;
import dev.headrace.commit.GroupCommit.Item;
import dev.headrace.commit.Settlement.Outside;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.Key;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettlementTest {

  private static final Hash OLD = new Hash(0, 1);
  private static final Hash NEW = new Hash(0, 2);
  private static final Hash OTHER = new Hash(0, 3);

  /** Owners that are never in question, by target key. */
  private final Map<String, Outside> outside = new HashMap<>();

  @Test
  void rowsThatAllMovedToTheSameContentGoOn() {
    Item a = row("a", "k", NEW);
    Item b = row("b", "k", NEW);

    Settlement.Result result = settle(a, b);

    assertThat(result.accepted()).containsExactly(a, b);
    assertThat(result.rejected()).isEmpty();
  }

  @Test
  void whoeverOwnsTheRowAndDidNotChangeKeepsIt() {
    outside.put("k", new Outside(OLD, List.of("files z")));
    Item a = row("a", "k", NEW);

    Settlement.Result result = settle(a);

    assertThat(result.accepted()).isEmpty();
    assertThat(result.rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.item()).isSameAs(a);
              assertThat(rejection.key().key().label()).isEqualTo("k");
              assertThat(rejection.holder()).isEqualTo("files z");
            });
  }

  @Test
  void amongRowsThatChangedTheFirstByKeyGetsIt() {
    Item b = row("b", "k", OTHER);
    Item a = row("a", "k", NEW);

    Settlement.Result result = settle(b, a);

    assertThat(result.accepted()).containsExactly(a);
    assertThat(result.rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.item()).isSameAs(b);
              assertThat(rejection.holder()).isEqualTo("files a");
            });
  }

  @Test
  void aRowThatLosesOneKeyKeepsItsOldRowsWhichMayCostOthersTheirs() {
    // b loses k1 to z, so b keeps its old row at k2, so c, which wants another k2, loses too.
    outside.put("k1", new Outside(OLD, List.of("files z")));
    Item b = row("b", "k1", NEW);
    Item c = row("c", "k2", NEW);
    Settlement.Result result =
        Settlement.of(
            List.of(b, c),
            left ->
                key -> {
                  if (key.key().label().equals("k2") && !left.contains(b)) {
                    return new Outside(OLD, List.of("files b"));
                  }
                  return outside.getOrDefault(key.key().label(), new Outside(null, List.of()));
                });

    assertThat(result.accepted()).isEmpty();
    assertThat(result.rejected()).extracting(Settlement.Rejection::item).containsExactly(b, c);
  }

  @Test
  void aRowOfUnknownContentStandsInNobodysWay() {
    outside.put("k", new Outside(null, List.of("files z")));
    Item a = row("a", "k", NEW);

    assertThat(settle(a).accepted()).containsExactly(a);
  }

  private Settlement.Result settle(Item... items) {
    return Settlement.of(
        List.of(items),
        left -> key -> outside.getOrDefault(key.key().label(), new Outside(null, List.of())));
  }

  private static Item row(String key, String targetKey, Hash hash) {
    List<TargetRowValue> writes = new ArrayList<>();
    writes.add(
        new TargetRowValue(new TargetRef("flow/index", key(targetKey)), hash, targetKey + hash));
    Evaluated outcome =
        new Evaluated(new Hash(9, 9), new Hash(8, 8), Bytes.of(new byte[0]), writes);
    RowRef ref = new RowRef("files", "flow/files", key(key));
    return new Item(new FinishedRow(ref, 0, Change.ADDED, null, outcome, 1), outcome);
  }

  private static Key key(String text) {
    return new Key(Bytes.of(text.getBytes(StandardCharsets.UTF_8)), text);
  }
}
