package dev.headrace.benchmarks.state;

import dev.headrace.RowKey;
import dev.headrace.Source;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.plan.Encoder;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore.Claim;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.StateStore.Intention;
import dev.headrace.state.StateStore.TargetKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Source rows named like files, each with some target rows named by file and number.
 *
 * @param count how many source rows
 * @param targets how many target rows each
 */
record Rows(int count, int targets) {

  static final String SOURCE = "docs.Search/docs";
  private static final String TARGET = "docs.Search/index";
  private static final Hash PLAN = new Hash(17, 4);
  private static final Bytes TRACE = Bytes.of(new byte[40]);

  private static String path(int row) {
    return "guide/chapter-%03d/page-%07d.md".formatted(row / 1000, row);
  }

  Key key(int row) {
    Encoder out = new Encoder();
    out.writeString(path(row));
    return new Key(Bytes.of(out.toBytes()), path(row));
  }

  Key targetKey(int row, int number) {
    Encoder out = new Encoder();
    out.writeString(path(row));
    out.writeInt(number);
    return new Key(Bytes.of(out.toBytes()), "(%s, %d)".formatted(path(row), number));
  }

  String version(int edition) {
    return "1790000000%d.4711".formatted(edition);
  }

  Bytes trace() {
    return TRACE;
  }

  Intention intention(int row) {
    List<TargetKey> writes = new ArrayList<>();
    for (int i = 0; i < targets; i++) {
      writes.add(new TargetKey(TARGET, targetKey(row, i)));
    }
    return new Intention(SOURCE, key(row), writes);
  }

  Commit commit(int row, int edition) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < targets; i++) {
      claims.add(new Claim(TARGET, targetKey(row, i), new Hash(row, edition + (long) i)));
    }
    return new Commit(
        SOURCE, key(row), version(edition), new Hash(row, edition), PLAN, TRACE, claims);
  }

  /** Lists keys and versions, as a folder does; reads nothing. */
  Source<Tick> ticks() {
    return listing -> {
      for (int row = 0; row < count; row++) {
        Tick tick = new Tick(path(row), row);
        listing.add(RowKey.of(path(row)), "1", 10, () -> tick);
      }
    };
  }
}
