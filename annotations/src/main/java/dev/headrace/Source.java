package dev.headrace;

/**
 * Where a flow's rows come from. A source lists all its rows, in any order, each once; what changed
 * since the last update is for Headrace to find out.
 *
 * <pre>{@code
 * record Tickets(TicketClient client) implements Source<Ticket> {
 *   public void list(Listing<Ticket> listing) throws Exception {
 *     for (Ticket ticket : client.all()) {
 *       listing.add(ticket);
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>A source that can vouch for a row without its content (an ETag, a sequence number, a file's
 * size and time) lists key and version instead, and its unchanged rows are never read.
 *
 * <p>One update calls {@link #list} once, on one thread; readers handed to the listing are called
 * on other threads, several at a time.
 *
 * @param <R> the rows, a record or an Immutables value with {@link Key} components
 */
@FunctionalInterface
public interface Source<R> {

  /**
   * Lists every row.
   *
   * @param listing takes the rows; its methods block while enough rows are in flight
   * @throws InterruptedException if the update is being stopped
   * @throws Exception if the rows can't be listed; then no row is taken for gone
   */
  void list(Listing<R> listing) throws Exception;
}
