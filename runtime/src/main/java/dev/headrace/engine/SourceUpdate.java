package dev.headrace.engine;

import dev.headrace.Listing;
import dev.headrace.RowKey;
import dev.headrace.commit.FinishedRow.Change;
import dev.headrace.commit.Names;
import dev.headrace.commit.RowRef;
import dev.headrace.engine.RowWork.Job;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.plan.Encoder;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore.SourceRow;
import org.jspecify.annotations.Nullable;

/**
 * Takes what one source lists: decides for each row what is to be done, and hands those that must
 * be read to the row threads. The source waits while the {@link Budget} is used up.
 *
 * @param <F> the flow
 * @param <R> the source's rows
 */
final class SourceUpdate<F, R> implements Listing<R> {

  private final UpdateContext<F> update;
  private final RowWork<F, R> rows;
  private final String name;
  private final String owner;
  private final SeenRows seen;
  private final Encoder keyEncoder = new Encoder();
  private boolean complete = true;

  SourceUpdate(UpdateContext<F> update, RowWork<F, R> rows, SeenRows seen) {
    this.update = update;
    this.rows = rows;
    this.name = rows.stage().source().name();
    this.owner = Names.of(update.flowName(), name);
    this.seen = seen;
  }

  /** Whether every row was listed, so that the others can be taken for gone. */
  boolean complete() {
    return complete;
  }

  @Override
  public void add(R row) throws InterruptedException {
    add(rows.stage().codec().key(row), null, 0, () -> row);
  }

  @Override
  public void add(RowKey rowKey, @Nullable String version, long sizeInBytes, Reader<R> reader)
      throws InterruptedException {
    update.stop().check();
    update.listener().rowListed(name);
    keyEncoder.clear();
    rows.stage().codec().encodeKey(rowKey, keyEncoder);
    Key key = new Key(Bytes.of(keyEncoder.toBytes()), rowKey.toString());
    RowRef ref = new RowRef(name, owner, key);
    SourceRow known = update.state().find(owner, key.bytes());
    long id = known == null ? 0 : known.id();
    if (!seen.begin(key.bytes(), id)) {
      duplicate(rowKey);
      return;
    }
    switch (Decision.of(known, version, rows.planHash(), update.mode())) {
      case SKIP -> seen.finish(key.bytes(), id);
      case UNCHANGED -> {
        update.tally().row(name, Change.UNCHANGED);
        seen.finish(key.bytes(), id);
        update.listener().rowFinished(name, false);
      }
      case COMPARE -> submit(new Job<>(ref, known, version, sizeInBytes, reader, contentOf(known)));
      case EVALUATE -> submit(new Job<>(ref, known, version, sizeInBytes, reader, null));
    }
  }

  private static @Nullable Hash contentOf(@Nullable SourceRow known) {
    return known == null ? null : known.content();
  }

  private void submit(Job<R> job) throws InterruptedException {
    update.budget().acquire(job.size());
    boolean submitted = false;
    try {
      rows.submit(job);
      submitted = true;
    } finally {
      if (!submitted) {
        update.budget().release(job.size());
      }
    }
  }

  private void duplicate(RowKey key) {
    update
        .tally()
        .problem(
            "source %s listed the key %s twice; the first row was taken, the second was not. Keys must tell a source's rows apart"
                .formatted(name, key));
  }

  @Override
  public void incomplete(String part, Exception cause) {
    complete = false;
    update
        .tally()
        .problem(
            "source %s could not list %s: %s; no row of the source is taken for gone"
                .formatted(name, part, cause));
  }
}
