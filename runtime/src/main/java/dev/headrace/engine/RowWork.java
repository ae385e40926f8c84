package dev.headrace.engine;

import dev.headrace.Listing.Reader;
import dev.headrace.RowKey;
import dev.headrace.commit.Committer;
import dev.headrace.commit.FinishedRow;
import dev.headrace.commit.FinishedRow.Change;
import dev.headrace.commit.FinishedRow.Evaluated;
import dev.headrace.commit.FinishedRow.Failed;
import dev.headrace.commit.FinishedRow.Gone;
import dev.headrace.commit.FinishedRow.Outcome;
import dev.headrace.commit.FinishedRow.Same;
import dev.headrace.commit.FinishedRow.TargetRef;
import dev.headrace.commit.FinishedRow.TargetRowValue;
import dev.headrace.commit.RowRef;
import dev.headrace.commit.TargetHashes;
import dev.headrace.evaluate.Evaluator;
import dev.headrace.evaluate.RowOutcome;
import dev.headrace.evaluate.Scratch;
import dev.headrace.evaluate.StepFailure;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Stage;
import dev.headrace.report.ConflictException;
import dev.headrace.report.UpdateReport.RowFailure;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore.SourceRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row thread does: reads one row, compares its content, evaluates it, and hands it to the
 * committer. Thread-safe.
 *
 * @param <F> the flow
 * @param <R> the source's rows
 */
final class RowWork<F, R> {

  private final UpdateContext<F> update;
  private final Stage<F, R> stage;
  private final Evaluator evaluator;
  private final Hash planHash;
  private final Committer committer;
  private final TargetHashes hashes;
  private final Scratch.Pool scratches = new Scratch.Pool();

  RowWork(
      UpdateContext<F> update,
      Stage<F, R> stage,
      Evaluator evaluator,
      Hash planHash,
      Committer committer,
      TargetHashes hashes) {
    this.update = update;
    this.stage = stage;
    this.evaluator = evaluator;
    this.planHash = planHash;
    this.committer = committer;
    this.hashes = hashes;
  }

  Stage<F, R> stage() {
    return stage;
  }

  /** What is made of the rows now. */
  Hash planHash() {
    return planHash;
  }

  /**
   * A listed row that must be read.
   *
   * @param ref the row
   * @param known what is recorded of it
   * @param version what its source vouches with
   * @param size the bytes that it was given in the budget
   * @param reader reads it
   * @param settled the content for which nothing is to be done; null if it must be evaluated anyway
   */
  record Job<R>(
      RowRef ref,
      @Nullable SourceRow known,
      @Nullable String version,
      long size,
      Reader<R> reader,
      @Nullable Hash settled) {}

  /** Hands the row to a worker; waits until one is idle. */
  void submit(Job<R> job) throws InterruptedException {
    evaluator.rowAnnounced();
    boolean submitted = false;
    try {
      update.workers().submit(() -> run(job));
      submitted = true;
    } finally {
      if (!submitted) {
        evaluator.rowEnded();
      }
    }
  }

  /** Does it. Interrupted rows are not handed on: the update is being stopped. */
  private void run(Job<R> job) {
    try {
      FinishedRow finished = processAnnounced(job);
      if (finished.outcome() instanceof Failed) {
        update.stop().check(); // it may have failed because it was interrupted
      }
      update.budget().grow(finished.size() - job.size());
      committer.submit(finished);
    } catch (InterruptedException e) {
      interrupted(job, e);
    } catch (Throwable e) {
      update.stop().request("row %s broke the update".formatted(job.ref().key()), e);
      update.budget().release(job.size());
    }
  }

  private FinishedRow processAnnounced(Job<R> job) throws InterruptedException {
    try {
      return process(job);
    } finally {
      evaluator.rowEnded();
    }
  }

  /** Interrupted by the update being stopped, or by user code that throws this of its own. */
  private void interrupted(Job<R> job, InterruptedException cause) {
    if (update.stop().requested() || update.workers().closed()) {
      update.budget().release(job.size());
    } else {
      committer.submit(finished(job, change(job, null), failed(job, cause), job.size()));
    }
  }

  private FinishedRow process(Job<R> job) throws InterruptedException {
    Scratch scratch = scratches.take();
    FinishedRow finished = process(job, scratch);
    scratches.give(scratch);
    return finished;
  }

  private FinishedRow process(Job<R> job, Scratch scratch) throws InterruptedException {
    R row;
    Encoder encoded;
    try {
      row = job.reader().read();
      update.listener().rowRead(job.ref().source());
      if (row == null) {
        return finished(job, Change.UNCHANGED, new Gone(), job.size());
      }
      requireKey(job, row, scratch.encoder());
      encoded = scratch.encoder();
      stage.codec().encode(row, encoded);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | StackOverflowError | LinkageError e) {
      return finished(job, change(job, null), failed(job, e), job.size());
    }
    long size = Math.max(job.size(), encoded.size());
    Hash content = scratch.hasher().bytes(encoded.buffer(), 0, encoded.size()).finish();
    Change change = change(job, content);
    if (content.equals(job.settled())) {
      return finished(job, change, new Same(), size);
    }
    update.stop().check();
    RowOutcome outcome = evaluator.evaluate(stage, update.flow(), row, content);
    return finished(job, change, outcome(job, content, outcome, scratch.hasher()), size);
  }

  private void requireKey(Job<R> job, R row, Encoder found) {
    RowKey key = stage.codec().key(row);
    stage.codec().encodeKey(key, found);
    byte[] listed = job.ref().key().bytes().array();
    if (!Arrays.equals(found.buffer(), 0, found.size(), listed, 0, listed.length)) {
      throw new IllegalStateException(
          "the row was listed under the key %s, but has the key %s; a source must list the key that its row has"
              .formatted(job.ref().key(), key));
    }
  }

  private static Change change(Job<?> job, @Nullable Hash content) {
    SourceRow known = job.known();
    if (known == null || known.run() == 0) {
      return Change.ADDED;
    }
    return content != null && content.equals(known.content()) ? Change.UNCHANGED : Change.CHANGED;
  }

  private static FinishedRow finished(Job<?> job, Change change, Outcome outcome, long size) {
    SourceRow known = job.known();
    return new FinishedRow(
        job.ref(), known == null ? 0 : known.id(), change, job.version(), outcome, size);
  }

  private static Failed failed(Job<?> job, Throwable cause) {
    RowRef ref = job.ref();
    return new Failed(
        List.of(new RowFailure(ref.source(), ref.key().label(), ref.source(), "", cause)));
  }

  private Outcome outcome(Job<R> job, Hash content, RowOutcome outcome, Hasher hasher) {
    RowRef ref = job.ref();
    List<RowFailure> failures = new ArrayList<>();
    for (StepFailure failure : outcome.failures()) {
      failures.add(
          new RowFailure(
              ref.source(),
              ref.key().label(),
              failure.step(),
              failure.element().equals(ref.source()) ? "" : failure.element(),
              failure.cause()));
    }
    Map<TargetRef, TargetRowValue> writes = new LinkedHashMap<>();
    for (RowOutcome.Export<?> export : outcome.exports()) {
      TargetRowValue write = write(export, hasher);
      TargetRowValue other = writes.putIfAbsent(write.key(), write);
      if (other != null && !other.hash().equals(write.hash())) {
        failures.add(
            new RowFailure(
                ref.source(),
                ref.key().label(),
                export.target().name(),
                write.key().key().label(),
                new ConflictException(
                    "%s %s yields two different rows for the key %s of %s; make the key tell them apart"
                        .formatted(
                            ref.source(), ref.key(), write.key().key(), export.target().name()))));
      }
    }
    if (!failures.isEmpty()) {
      return new Failed(failures);
    }
    return new Evaluated(content, planHash, outcome.trace().encode(), List.copyOf(writes.values()));
  }

  private TargetRowValue write(RowOutcome.Export<?> export, Hasher hasher) {
    Key key = new Key(export.encodedKey(), export.key().toString());
    return new TargetRowValue(
        new TargetRef(hashes.name(export), key), hashes.of(export, hasher), export.row());
  }
}
