package dev.headrace.testing;

import dev.headrace.Listing;
import dev.headrace.RowKey;
import dev.headrace.Source;
import dev.headrace.memory.MemorySource;
import dev.headrace.plan.RowCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A source of a {@link TestBed}. It takes rows as objects, because edits of all sources stand in
 * one list.
 *
 * @param <R> the rows
 */
final class BedSource<R> implements Source<R> {

  private final Function<Random, List<R>> samples;
  private final MemorySource<R> rows;
  private @Nullable String name;
  private @Nullable RowCodec<R> codec;

  BedSource(Function<Random, List<R>> samples, boolean versions) {
    this.samples = samples;
    this.rows =
        versions
            ? MemorySource.of(row -> codec().key(row))
            : MemorySource.withoutVersions(row -> codec().key(row));
  }

  /** Learns from the plan what it is. */
  void bind(String component, RowCodec<R> rowCodec) {
    this.name = component;
    this.codec = rowCodec;
  }

  boolean bound() {
    return codec != null;
  }

  String name() {
    return name == null ? "?" : name;
  }

  private RowCodec<R> codec() {
    if (codec == null) {
      throw new IllegalStateException("the source was used before its flow's plan was made");
    }
    return codec;
  }

  /** The samples with every key, in a fixed order. */
  SampleRows<R> samples(Random random) {
    return SampleRows.of(codec(), samples.apply(random));
  }

  void put(Object row) {
    rows.put(cast(row));
  }

  boolean holds(RowKey key) {
    return keys().contains(key);
  }

  void remove(RowKey key) {
    rows.remove(key);
  }

  void failReading(RowKey key) {
    if (holds(key)) {
      rows.failReading(new TestBedFailure("reading fails"), key);
    }
  }

  void heal(RowKey key) {
    if (holds(key)) {
      rows.heal(key);
    }
  }

  List<RowKey> keys() {
    return rows.rows().stream().map(codec()::key).toList();
  }

  /** Its rows, last first: what is derived must not depend on their order. */
  List<Object> reversed() {
    List<Object> reversed = new ArrayList<>();
    rows.rows().forEach(row -> reversed.add(0, row));
    return reversed;
  }

  RowKey key(Object row) {
    return codec().key(cast(row));
  }

  String text(Object row) {
    return new RowContent<>(codec()).text(cast(row));
  }

  @Override
  public void list(Listing<R> listing) throws Exception {
    rows.list(listing);
  }

  @SuppressWarnings("unchecked") // edits of this source hold its own samples
  private R cast(Object row) {
    return (R) row;
  }
}
