package dev.headrace.engine;

import dev.headrace.Listing;
import dev.headrace.RowKey;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.RowCodec;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.SourceRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what one source lists: looks rows up in chunks, and decides for each what is to be done. A
 * chunk is larger than the one before, so that a short listing waits for nothing and a long one
 * costs few look-ups. What is done with the rows is the {@link End}'s.
 *
 * @param <R> the source's rows
 */
final class SourceListing<R> implements Listing<R> {

  private static final int MAX_CHUNK = 256;

  /** Of rows that are held whole while the chunk gathers. */
  private static final int MAX_WHOLE = 32;

  /** Rows that a slow source lists are not kept waiting for others to fill a chunk. */
  private static final long MAX_WAIT_NANOS = 50_000_000;

  private final RowCodec<R> codec;
  private final String owner;
  private final StateStore state;
  private final Hash planHash;
  private final Mode mode;
  private final SeenRows seen;
  private final End<R> end;
  private final Encoder keyEncoder = new Encoder();
  private final List<Listed<R>> chunk = new ArrayList<>();
  private int size = 1;
  private boolean whole;
  private boolean complete = true;
  private long finished = System.nanoTime();

  /**
   * Begins a listing.
   *
   * @param codec of the rows
   * @param owner the source's name in the state
   * @param state what is recorded of rows
   * @param planHash what is made of the rows now
   * @param mode what the listing is for
   * @param seen takes the rows that were listed
   * @param end what becomes of them
   */
  SourceListing(
      RowCodec<R> codec,
      String owner,
      StateStore state,
      Hash planHash,
      Mode mode,
      SeenRows seen,
      End<R> end) {
    this.codec = codec;
    this.owner = owner;
    this.state = state;
    this.planHash = planHash;
    this.mode = mode;
    this.seen = seen;
    this.end = end;
  }

  /** A listed row. */
  record Listed<R>(Key key, @Nullable String version, long size, Reader<R> reader) {}

  /** What becomes of listed rows. */
  interface End<R> {

    /** A row was listed; what is to be done with it is decided. */
    void row(Listed<R> row, @Nullable SourceRow known, Decision decision)
        throws InterruptedException;

    /** A key was listed again; the row is not taken. */
    void duplicate(Key key);

    /** A part could not be listed. */
    void incomplete(String part, Exception cause);
  }

  /** Whether every row was listed, so that the others can be taken for gone. */
  boolean complete() {
    return complete;
  }

  @Override
  public void add(R row) throws InterruptedException {
    whole = true;
    add(codec.key(row), null, 0, () -> row);
  }

  @Override
  public void add(RowKey rowKey, @Nullable String version, long sizeInBytes, Reader<R> reader)
      throws InterruptedException {
    keyEncoder.clear();
    codec.encodeKey(rowKey, keyEncoder);
    Key key = new Key(Bytes.of(keyEncoder.toBytes()), rowKey.toString());
    chunk.add(new Listed<>(key, version, sizeInBytes, reader));
    if (chunk.size() >= size || System.nanoTime() - finished > MAX_WAIT_NANOS) {
      finish();
      size = Math.min(2 * size, whole ? MAX_WHOLE : MAX_CHUNK);
    }
  }

  /** Decides about the rows that have gathered. To be called after the last row, too. */
  void finish() throws InterruptedException {
    List<Listed<R>> rows = new ArrayList<>(chunk.size());
    for (Listed<R> row : chunk) {
      if (seen.enter(row.key().bytes())) {
        rows.add(row);
      } else {
        end.duplicate(row.key());
      }
    }
    chunk.clear();
    // After they were entered: a row of the same key that was in flight till then is recorded now.
    List<@Nullable SourceRow> known = state.find(owner, rows.stream().map(Listed::key).toList());
    for (int i = 0; i < rows.size(); i++) {
      Listed<R> row = rows.get(i);
      SourceRow found = known.get(i);
      if (seen.meet(row.key().bytes(), found == null ? 0 : found.id())) {
        end.row(row, found, Decision.of(found, row.version(), planHash, mode));
      } else {
        end.duplicate(row.key());
      }
    }
    finished = System.nanoTime();
  }

  @Override
  public void incomplete(String part, Exception cause) {
    complete = false;
    end.incomplete(part, cause);
  }
}
