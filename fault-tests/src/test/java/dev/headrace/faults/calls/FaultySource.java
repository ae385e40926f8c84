package dev.headrace.faults.calls;

import dev.headrace.Listing;
import dev.headrace.RowKey;
import dev.headrace.Source;
import org.jspecify.annotations.Nullable;

/**
 * Another source behind calls that have mishaps.
 *
 * @param <R> the rows
 */
final class FaultySource<R> implements Source<R> {

  private final Source<R> source;
  private final Mishaps mishaps;

  FaultySource(Source<R> source, Mishaps mishaps) {
    this.source = source;
    this.mishaps = mishaps;
  }

  @Override
  public void list(Listing<R> listing) throws Exception {
    switch (mishaps.next(6)) {
      case 0 -> source.list(new FaultyListing(listing, Integer.MAX_VALUE));
      case 1 -> throw mishaps.exception("can't be listed");
      case 2 -> source.list(new FaultyListing(listing, mishaps.upTo(5)));
      case 3 -> {
        source.list(new FaultyListing(listing, Integer.MAX_VALUE));
        throw mishaps.exception("all was listed, and then it broke");
      }
      case 4 -> {
        source.list(new FaultyListing(listing, Integer.MAX_VALUE));
        listing.incomplete("a part", mishaps.exception("can't be listed"));
      }
      default -> mishaps.hang();
    }
  }

  /** Breaks after some rows; rows that it lists can break too. */
  private final class FaultyListing implements Listing<R> {

    private final Listing<R> listing;
    private int left;

    FaultyListing(Listing<R> listing, int left) {
      this.listing = listing;
      this.left = left;
    }

    private void count() {
      if (left-- == 0) {
        throw new IllegalStateException("a part was listed, and then it broke");
      }
    }

    @Override
    public void add(R row) throws InterruptedException {
      count();
      listing.add(row);
    }

    @Override
    public void add(RowKey key, @Nullable String version, long size, Reader<R> reader)
        throws InterruptedException {
      count();
      listing.add(key, version, size, () -> read(reader));
    }

    @Override
    public void incomplete(String part, Exception cause) {
      listing.incomplete(part, cause);
    }

    private @Nullable R read(Reader<R> reader) throws Exception {
      switch (mishaps.next(4)) {
        case 0 -> {
          return reader.read();
        }
        case 1 -> throw mishaps.exception("can't be read");
        case 2 -> {
          return null;
        }
        default -> mishaps.hang();
      }
      throw new AssertionError("it hangs");
    }
  }
}
