package dev.headrace.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Changes;
import dev.headrace.Listing;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.RowCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryTest {

  record Ticket(int id, String title) {}

  private static final TicketCodec TICKET = new TicketCodec();
  private static final Ticket ONE = new Ticket(1, "one");
  private static final Ticket TWO = new Ticket(2, "two");

  private final MemorySource<Ticket> source = MemorySource.of(Ticket::id);
  private final MemoryTarget<Ticket> target = new MemoryTarget<>();

  @Test
  void aSourceListsItsRowsWithVersions() throws Exception {
    source.put(ONE, TWO);
    Seen first = list();
    assertThat(first.rows()).containsExactly(ONE, TWO);
    assertThat(list().versions).isEqualTo(first.versions);
    source.put(new Ticket(1, "new"));
    Map<RowKey, @Nullable String> second = list().versions;
    assertThat(second.get(RowKey.of(1))).isNotEqualTo(first.versions.get(RowKey.of(1)));
    assertThat(second.get(RowKey.of(2))).isEqualTo(first.versions.get(RowKey.of(2)));
    assertThat(source.remove(1)).isTrue();
    assertThat(source.remove(1)).isFalse();
    assertThat(list().rows()).containsExactly(TWO);
    source.clear();
    assertThat(list().rows()).isEmpty();
    assertThat(source.lists()).isEqualTo(5);
    assertThat(source.reads()).isEqualTo(3);
  }

  @Test
  void aSourceMayVouchForNothing() throws Exception {
    MemorySource<Ticket> unsure = MemorySource.withoutVersions(Ticket::id);
    unsure.put(ONE);
    Seen seen = new Seen();
    unsure.list(seen);
    assertThat(seen.versions).containsExactly(Map.entry(RowKey.of(1), "null"));
  }

  @Test
  void aSourceFailsOnDemand() throws Exception {
    source.put(ONE, TWO);
    IOException failure = new IOException("no network");
    source.failReading(failure, 1);
    Seen seen = list();
    assertThatThrownBy(() -> seen.readers.get(0).read()).isSameAs(failure);
    assertThat(seen.readers.get(1).read()).isEqualTo(TWO);
    source.heal(1);
    assertThat(list().readers.get(0).read()).isEqualTo(ONE);

    source.failPart("archive", failure);
    assertThat(list().incomplete).containsExactly("archive");
    source.complete();
    assertThat(list().incomplete).isEmpty();

    source.failListing(failure);
    assertThatThrownBy(this::list).isSameAs(failure);
    source.failListing(null);
    assertThat(list().rows()).hasSize(2);
    assertThatThrownBy(() -> source.heal(9)).hasMessage("There is no row 9; the source has [1, 2]");
  }

  @Test
  void aTargetHoldsRowsByKey() throws Exception {
    Changes<Ticket> changes = new Changes<>(TICKET, List.of(ONE, TWO), List.of(RowKey.of(3)));
    target.apply(changes);
    target.apply(new Changes<>(TICKET, List.of(), List.of(RowKey.of(1))));
    assertThat(target.rows()).containsExactly(Map.entry(RowKey.of(2), TWO));
    assertThat(target.row(2)).isEqualTo(TWO);
    assertThat(target.applied()).hasSize(2).first().isEqualTo(changes);
    target.forgetApplied();
    assertThat(target.applied()).isEmpty();
  }

  @Test
  void aTargetFailsOnDemand() throws Exception {
    IOException failure = new IOException("disk full");
    Changes<Ticket> changes = new Changes<>(TICKET, List.of(ONE, TWO), List.of());
    target.failOnceAfter(1, failure);
    assertThatThrownBy(() -> target.apply(changes)).isSameAs(failure);
    assertThat(target.rows()).containsOnlyKeys(RowKey.of(1));
    target.apply(changes);
    assertThat(target.rows()).containsOnlyKeys(RowKey.of(1), RowKey.of(2));
    target.fail(failure);
    assertThatThrownBy(() -> target.apply(changes)).isSameAs(failure);
    assertThatThrownBy(() -> target.apply(changes)).isSameAs(failure);
    target.heal();
    target.apply(changes);
    assertThat(target.applied()).hasSize(5);
  }

  @Test
  void aTargetStartsOverWhereItMust() throws Exception {
    assertThat(target.migration(TICKET.schema(), TICKET.schema()).steps())
        .containsExactly("all rows are written again: nothing is in memory yet");
    target.prepare(TICKET, null);
    target.apply(new Changes<>(TICKET, List.of(ONE), List.of()));
    target.prepare(TICKET, TICKET.schema());
    assertThat(target.rows()).hasSize(1);
    RowSchema before = RowSchema.of("Ticket", Column.key("name", Codecs.STRING.type()));
    assertThat(target.migration(before, TICKET.schema()).steps())
        .containsExactly(
            "all rows are written again: the key is [key id: int], was [key name: string]");
    target.prepare(TICKET, before);
    assertThat(target.rows()).isEmpty();
    assertThat(target.schema()).isEqualTo(TICKET.schema());
  }

  private Seen list() throws Exception {
    Seen seen = new Seen();
    source.list(seen);
    return seen;
  }

  private static final class Seen implements Listing<Ticket> {
    final Map<RowKey, @Nullable String> versions = new LinkedHashMap<>();
    final List<Reader<Ticket>> readers = new ArrayList<>();
    final List<String> incomplete = new ArrayList<>();

    List<Ticket> rows() throws Exception {
      List<Ticket> rows = new ArrayList<>();
      for (Reader<Ticket> reader : readers) {
        Ticket row = reader.read();
        assertThat(row).isNotNull();
        rows.add(row);
      }
      return rows;
    }

    @Override
    public void add(Ticket row) {
      throw new AssertionError("not expected: " + row);
    }

    @Override
    public void add(RowKey key, @Nullable String version, long size, Reader<Ticket> reader) {
      versions.put(key, String.valueOf(version));
      readers.add(reader);
    }

    @Override
    public void incomplete(String part, Exception cause) {
      incomplete.add(part);
    }
  }

  private static final class TicketCodec extends RowCodec<Ticket> {
    TicketCodec() {
      super(
          RowSchema.of(
              "Ticket",
              Column.key("id", Codecs.INT.type()),
              Column.of("title", Codecs.STRING.type())),
          Codecs.INT);
    }

    @Override
    protected void write(Ticket row, Encoder out) {
      out.writeInt(row.id());
      out.writeString(row.title());
    }

    @Override
    protected Ticket read(Decoder in) {
      return new Ticket(in.readInt(), in.readString());
    }

    @Override
    public Object value(Ticket row, int column) {
      return switch (column) {
        case 0 -> row.id();
        case 1 -> row.title();
        default -> throw new IndexOutOfBoundsException(column);
      };
    }
  }
}
