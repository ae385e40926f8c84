package dev.headrace.commit;

import dev.headrace.Changes;
import dev.headrace.Inspectable;
import dev.headrace.RowKey;
import dev.headrace.evaluate.RowOutcome;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.RowCodec;
import dev.headrace.report.DriftReport;
import dev.headrace.report.DriftReport.TargetDrift;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore.TargetRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one target holds, beside what the state says of it. To be used in this order: {@link #track}
 * all that is recorded, {@link #look} at the target, {@link #compare} rows as they are derived,
 * {@link #repair}, {@link #result}. Holds a few hundred bytes for each row. Used by one thread.
 *
 * @param <R> the rows
 */
public final class Drift<R> {

  private static final int BATCH = 500;

  private final String name;
  private final RowCodec<R> codec;
  private final Inspectable<R> target;
  private final TargetHashes hashes;
  private final Map<Hash, Tracked> tracked = new HashMap<>();
  private final Map<Hash, R> comparing = new LinkedHashMap<>();
  private final List<R> wrong = new ArrayList<>();
  private final List<RowKey> foreign = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();
  private long changed;

  /** A row that is recorded. */
  private static final class Tracked {
    final Key key;
    final @Nullable Hash hash;
    boolean held;
    boolean compared;

    Tracked(Key key, @Nullable Hash hash) {
      this.key = key;
      this.hash = hash;
    }

    /** Whether it must be there; else it is not known whether it is. */
    boolean expected() {
      return hash != null;
    }
  }

  /**
   * Looks at nothing yet.
   *
   * @param name the target
   * @param codec its rows
   * @param target the target
   * @param hashes of the flow's target rows
   */
  public Drift(String name, RowCodec<R> codec, Inspectable<R> target, TargetHashes hashes) {
    this.name = name;
    this.codec = codec;
    this.target = target;
    this.hashes = hashes;
  }

  /**
   * Takes what is recorded of a row.
   *
   * @param row of this target
   */
  public void track(TargetRow row) {
    RowKey key = codec.decodeKey(new Decoder(row.key().bytes().array()));
    tracked.put(hash(key), new Tracked(row.key(), row.hash()));
  }

  /** Keys are compared by their texts, in which a target may give them. */
  private static Hash hash(RowKey key) {
    Hasher hasher = new Hasher();
    for (Object value : key.values()) {
      hasher.text(value instanceof Enum<?> constant ? constant.name() : value.toString());
    }
    return hasher.finish();
  }

  /**
   * Finds out which rows are there.
   *
   * @throws Exception if the target can't tell
   */
  public void look() throws Exception {
    target.keys(codec, this::held);
    for (Tracked row : tracked.values()) {
      if (row.expected() && !row.held) {
        example("missing", row.key.label());
      }
    }
  }

  private void held(RowKey key) {
    Tracked row = tracked.get(hash(key));
    if (row == null) {
      foreign.add(key);
      example("foreign", key.toString());
    } else {
      row.held = true;
    }
  }

  /**
   * Compares a row with what is there.
   *
   * @param export a row as it is derived now
   * @throws Exception if the target can't tell
   */
  public void compare(RowOutcome.Export<?> export) throws Exception {
    Hash key = hash(export.key());
    Tracked row = tracked.get(key);
    if (row == null || row.compared || !hashes.of(export, new Hasher()).equals(row.hash)) {
      return; // recorded differently: the next update writes it
    }
    row.compared = true;
    @SuppressWarnings("unchecked") // the plan exports only rows of the target's type
    R derived = (R) export.row();
    comparing.put(key, derived);
    if (comparing.size() == BATCH) {
      compareNow();
    }
  }

  /**
   * Compares the rows that are left.
   *
   * @throws Exception if the target can't tell
   */
  public void compareNow() throws Exception {
    if (comparing.isEmpty()) {
      return;
    }
    for (R row : target.differing(codec, List.copyOf(comparing.values()))) {
      wrong.add(row);
      Tracked known = tracked.get(hash(codec.key(row)));
      if (known != null && known.held) {
        changed++;
        example("changed", known.key.label());
      }
    }
    comparing.clear();
  }

  /**
   * Writes what is missing or changed, and deletes what is foreign.
   *
   * @param schemas tells for which type the target was last prepared
   * @throws Exception if the target refuses
   */
  public void repair(TargetSchemas schemas) throws Exception {
    if (wrong.isEmpty() && foreign.isEmpty()) {
      return;
    }
    target.prepare(codec, schemas.last(name));
    for (int from = 0; from < wrong.size(); from += BATCH) {
      List<R> batch = wrong.subList(from, Math.min(wrong.size(), from + BATCH));
      target.apply(new Changes<>(codec, batch, List.of()));
    }
    for (int from = 0; from < foreign.size(); from += BATCH) {
      List<RowKey> batch = foreign.subList(from, Math.min(foreign.size(), from + BATCH));
      target.apply(new Changes<>(codec, List.of(), batch));
    }
  }

  /**
   * Rows that are missing and could not be derived without computing something.
   *
   * @return their keys
   */
  public List<Key> lost() {
    return tracked.values().stream()
        .filter(row -> row.expected() && !row.held && !row.compared)
        .map(row -> row.key)
        .toList();
  }

  /**
   * What was found.
   *
   * @return the counts
   */
  public TargetDrift result() {
    long rows = 0;
    long missing = 0;
    long unchecked = 0;
    for (Tracked row : tracked.values()) {
      if (row.expected()) {
        rows++;
        missing += row.held ? 0 : 1;
        unchecked += row.compared ? 0 : 1;
      }
    }
    return new TargetDrift(name, rows, missing, changed, foreign.size(), unchecked, examples);
  }

  private void example(String what, String key) {
    if (examples.size() < DriftReport.MAX_EXAMPLES) {
      examples.add(what + " " + key);
    }
  }
}
