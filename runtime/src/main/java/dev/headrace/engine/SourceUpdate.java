package dev.headrace.engine;

import dev.headrace.commit.FinishedRow.Change;
import dev.headrace.commit.RowRef;
import dev.headrace.engine.RowWork.Job;
import dev.headrace.engine.SourceListing.Listed;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore.SourceRow;
import org.jspecify.annotations.Nullable;

/**
 * Hands listed rows that must be read to the row threads, and is done with the others. The source
 * waits while the {@link Budget} is used up.
 *
 * @param <F> the flow
 * @param <R> the source's rows
 */
final class SourceUpdate<F, R> implements SourceListing.End<R> {

  private final UpdateContext<F> update;
  private final RowWork<F, R> rows;
  private final String name;
  private final String owner;
  private final SeenRows seen;

  SourceUpdate(UpdateContext<F> update, RowWork<F, R> rows, String owner, SeenRows seen) {
    this.update = update;
    this.rows = rows;
    this.name = rows.stage().source().name();
    this.owner = owner;
    this.seen = seen;
  }

  @Override
  public void row(Listed<R> row, @Nullable SourceRow known, Decision decision)
      throws InterruptedException {
    update.stop().check();
    update.listener().rowListed(name);
    Bytes key = row.key().bytes();
    long id = known == null ? 0 : known.id();
    switch (decision) {
      case SKIP -> seen.finish(key, id);
      case UNCHANGED -> {
        update.tally().row(name, Change.UNCHANGED);
        seen.finish(key, id);
        update.listener().rowFinished(name, false);
      }
      case COMPARE, EVALUATE -> {
        Hash settled = known == null || decision == Decision.EVALUATE ? null : known.content();
        RowRef ref = new RowRef(name, owner, row.key());
        submit(new Job<>(ref, known, row.version(), row.size(), row.reader(), settled));
      }
    }
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

  @Override
  public void duplicate(Key key) {
    update
        .tally()
        .problem(
            "source %s listed the key %s twice; the first row was taken, the second was not. Keys must tell a source's rows apart"
                .formatted(name, key));
  }

  @Override
  public void incomplete(String part, Exception cause) {
    update
        .tally()
        .problem(
            "source %s could not list %s: %s; no row of the source is taken for gone"
                .formatted(name, part, cause));
  }
}
