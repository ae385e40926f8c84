package dev.headrace.commit;

import dev.headrace.Changes;
import dev.headrace.RowKey;
import dev.headrace.Target;
import dev.headrace.commit.FinishedRow.TargetRef;
import dev.headrace.commit.FinishedRow.TargetRowValue;
import dev.headrace.event.UpdateListener;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Delivery;
import dev.headrace.plan.RowCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies changes to one target. A batch that the target refuses is tried again in halves, so that
 * its neighbours get through; a target that refuses everything is not asked again and again. Used
 * by one thread.
 *
 * @param <R> the rows
 */
final class TargetWriter<R> {

  private static final int MAX_BATCH = 1000;

  private final String name;
  private final RowCodec<R> codec;
  private final Target<R> target;
  private final TargetSchemas schemas;
  private final UpdateListener listener;
  private boolean prepared;

  /** A writer for a flow's target. A target that will be rebuilt is marked unknown first. */
  static <F, R> TargetWriter<R> of(
      Delivery<F, R> delivery, F flow, TargetSchemas schemas, UpdateListener listener) {
    String name = delivery.target().name();
    Target<R> target = delivery.to().apply(flow);
    schemas.invalidateIfRebuilt(name, delivery.codec(), target);
    return new TargetWriter<>(name, delivery.codec(), target, schemas, listener);
  }

  private TargetWriter(
      String name,
      RowCodec<R> codec,
      Target<R> target,
      TargetSchemas schemas,
      UpdateListener listener) {
    this.name = name;
    this.codec = codec;
    this.target = target;
    this.schemas = schemas;
    this.listener = listener;
  }

  /**
   * Writes rows.
   *
   * @return those that may not have been written, each with the reason
   */
  Map<TargetRef, Exception> upsert(List<TargetRowValue> rows) throws InterruptedException {
    Map<TargetRef, Exception> failed = new LinkedHashMap<>();
    Attempts attempts = new Attempts();
    for (int from = 0; from < rows.size(); from += MAX_BATCH) {
      List<TargetRowValue> batch = rows.subList(from, Math.min(rows.size(), from + MAX_BATCH));
      upsert(batch, attempts, failed);
    }
    return failed;
  }

  private void upsert(
      List<TargetRowValue> batch, Attempts attempts, Map<TargetRef, Exception> failed)
      throws InterruptedException {
    Exception error = attempts.hopeless();
    if (error == null) {
      List<R> upserts = new ArrayList<>(batch.size());
      batch.forEach(row -> upserts.add(cast(row.row())));
      error = apply(new Changes<>(codec, upserts, List.of()));
    }
    if (error == null) {
      attempts.succeeded();
      return;
    }
    attempts.failed(error);
    if (batch.size() == 1 || attempts.hopeless() != null) {
      for (TargetRowValue row : batch) {
        failed.put(row.key(), error);
      }
      return;
    }
    int half = batch.size() / 2;
    upsert(batch.subList(0, half), attempts, failed);
    upsert(batch.subList(half, batch.size()), attempts, failed);
  }

  /**
   * Deletes rows.
   *
   * @throws Exception if some of them may not have been deleted
   */
  void delete(List<TargetRef> rows) throws Exception {
    List<RowKey> keys = new ArrayList<>(rows.size());
    for (TargetRef row : rows) {
      keys.add(codec.decodeKey(new Decoder(row.key().bytes().array())));
    }
    Exception error = apply(new Changes<>(codec, List.of(), keys));
    if (error != null) {
      throw error;
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever a target throws fails its rows, not the update
  private @Nullable Exception apply(Changes<R> changes) throws InterruptedException {
    try {
      if (!prepared) {
        schemas.prepare(name, codec, target);
        prepared = true;
      }
      target.apply(changes);
      listener.applied(name, changes.upserts().size(), changes.deletes().size());
      return null;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return e;
    }
  }

  @SuppressWarnings("unchecked") // the plan exports only rows of the target's type
  private R cast(Object row) {
    return (R) row;
  }

  /** Counts failed calls without a success between them. */
  private static final class Attempts {
    private static final int MAX_FAILED = 24;
    private int failed;
    private @Nullable Exception last;

    void succeeded() {
      failed = 0;
    }

    void failed(Exception error) {
      failed++;
      last = error;
    }

    /** The last error, if asking again makes no sense. */
    @Nullable Exception hopeless() {
      return failed >= MAX_FAILED ? last : null;
    }
  }
}
