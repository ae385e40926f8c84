package dev.headrace.evaluate;

import dev.headrace.hash.Hash;
import dev.headrace.memo.MemoStore;
import dev.headrace.plan.Node;
import dev.headrace.plan.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates source rows of one flow, over services that all rows of an update share. Whoever
 * schedules rows gives it the threads; it decides what is reused and what is computed, and neither
 * lists sources nor writes targets. Thread-safe.
 *
 * <p>A result is looked up in the memo under its logic, its shape and its inputs; what is missing
 * is computed once, however many rows need it at the same time, and put into the memo as soon as it
 * is there. Results stay encoded until a value is needed.
 *
 * <p>What a transform throws, {@link Error}s included, fails its element and nothing else. The
 * exceptions are what concerns everybody, which {@link #evaluate} throws: a {@link
 * dev.headrace.memo.MemoException}, and a {@link VirtualMachineError} other than {@link
 * StackOverflowError}.
 *
 * <p>Transforms get the very objects that other transforms, rows and targets get. They must not
 * change them, arrays included, nor change later what they have returned.
 */
public final class Evaluator implements AutoCloseable {

  /** The most distinct misses that a preview tells apart; further ones count each time. */
  private static final int PREVIEWED_KEYS = 1 << 20;

  final MemoStore memo;
  final Workers workers;
  final Claims claims = new Claims();
  final Results results;
  final Batches batches;
  private final Scratch.Pool scratches = new Scratch.Pool();
  private final LogicHashes logic;
  private final EvaluationListener listener;
  private final Mode mode;
  private final Map<Node<?>, Step<?>> steps = new ConcurrentHashMap<>();
  private final Set<Hash> previewed = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** What is done about results that are not remembered. */
  public enum Mode {
    /** They are computed. */
    COMPUTE,
    /** They are counted. No transform is called, and nothing is put into the memo. */
    PREVIEW
  }

  private Evaluator(Builder builder) {
    memo = builder.memo;
    logic = builder.logic;
    workers = builder.workers;
    listener = builder.listener;
    mode = builder.mode;
    results = new Results(memo, claims);
    batches = new Batches(results, workers, builder.linger.toNanos(), builder.rowsAtOnce);
  }

  /**
   * Begins an evaluator.
   *
   * @param memo remembers results; not closed by the evaluator
   * @param logic tells what transforms are
   * @param workers help where a row has many elements to compute; not closed by the evaluator, but
   *     to be closed before the memo
   * @return a builder with defaults for the rest
   */
  public static Builder builder(MemoStore memo, LogicHashes logic, Workers workers) {
    return new Builder(memo, logic, workers);
  }

  /**
   * Evaluates a row on the calling thread; others may help.
   *
   * @param stage the row's source and what is derived from it
   * @param flow the flow; one object for all rows of an evaluator
   * @param row the row
   * @param <F> the flow
   * @param <R> the row
   * @return what came of it, failures included
   * @throws InterruptedException if the thread is interrupted, or a transform that it runs throws
   *     this exception. What was computed until then is remembered.
   */
  public <F, R> RowOutcome evaluate(Stage<F, R> stage, F flow, R row) throws InterruptedException {
    return evaluate(stage, flow, row, null);
  }

  /**
   * Evaluates a row whose content hash is known already.
   *
   * @param stage the row's source and what is derived from it
   * @param flow the flow; one object for all rows of an evaluator
   * @param row the row
   * @param content the row's hash by {@link ContentHasher}; null if it is not known
   * @param <F> the flow
   * @param <R> the row
   * @return what came of it, failures included
   * @throws InterruptedException if the thread is interrupted, or a transform that it runs throws
   *     this exception. What was computed until then is remembered.
   */
  public <F, R> RowOutcome evaluate(Stage<F, R> stage, F flow, R row, @Nullable Hash content)
      throws InterruptedException {
    if (closed) {
      throw new IllegalStateException("The evaluator is closed");
    }
    Scratch scratch = scratches.take();
    RowEvaluation<R> evaluation =
        new RowEvaluation<>(this, stage.source().name(), stage.codec(), row, content, scratch);
    batches.begin();
    try {
      stage.logic().evaluate(flow, evaluation);
      RowOutcome outcome = evaluation.outcome();
      scratches.give(scratch);
      return outcome;
    } catch (RowEvaluation.Stopped e) {
      InterruptedException stopped = new InterruptedException();
      stopped.initCause(e);
      throw stopped;
    } finally {
      batches.end();
      evaluation.report(listener);
    }
  }

  /**
   * Tells that a row is on its way: it will be evaluated, or it turns out that it need not be. No
   * batch that is not full goes without it, unless it has lingered. To be followed by {@link
   * #rowEnded}.
   */
  public void rowAnnounced() {
    batches.announce(1);
  }

  /** Tells that an announced row has been evaluated, or will not be. */
  public void rowEnded() {
    batches.announce(-1);
  }

  /**
   * Tells whether rows will come beside those that are in flight or announced. While they may (that
   * is how it begins), a batch that is not full goes only when {@link Builder#rowsAtOnce} rows wait
   * for it or it has lingered; otherwise as soon as all rows in flight wait.
   *
   * @param more false when the last row has been handed over
   */
  public void expectRows(boolean more) {
    batches.expectRows(more);
  }

  /** Takes no more rows. The memo and the workers stay open. */
  @Override
  public void close() {
    closed = true;
  }

  boolean preview() {
    return mode == Mode.PREVIEW;
  }

  /** Whether a preview has not seen a missing key before. */
  boolean firstMissing(Hash key) {
    return previewed.size() < PREVIEWED_KEYS ? previewed.add(key) : !previewed.contains(key);
  }

  @SuppressWarnings("unchecked") // a node's step is made with the node's type
  <T> Step<T> step(Node<T> node) {
    Step<?> known = steps.get(node);
    if (known == null) {
      known = steps.computeIfAbsent(node, n -> new Step<>(n, logic));
    }
    return (Step<T>) known;
  }

  /** Collects an evaluator's settings. */
  public static final class Builder {

    private final MemoStore memo;
    private final LogicHashes logic;
    private final Workers workers;
    private EvaluationListener listener = EvaluationListener.NONE;
    private Mode mode = Mode.COMPUTE;
    private int rowsAtOnce = 1;
    private Duration linger = Duration.ofMillis(20);

    private Builder(MemoStore memo, LogicHashes logic, Workers workers) {
      this.memo = memo;
      this.logic = logic;
      this.workers = workers;
    }

    /**
     * Sets who is told what was done; nobody by default.
     *
     * @param value is called by many threads
     * @return this
     */
    public Builder listener(EvaluationListener value) {
      listener = value;
      return this;
    }

    /**
     * Sets what is done about results that are not remembered; by default they are computed.
     *
     * @param value the mode
     * @return this
     */
    public Builder mode(Mode value) {
      mode = value;
      return this;
    }

    /**
     * Sets how many rows the scheduler evaluates at a time, 1 by default. Batches wait for that
     * many, see {@link #expectRows}.
     *
     * @param value at least 1
     * @return this
     */
    public Builder rowsAtOnce(int value) {
      rowsAtOnce = value;
      return this;
    }

    /**
     * Sets how long an element may wait for its batch to fill, 20 ms by default.
     *
     * @param value zero or more
     * @return this
     */
    public Builder linger(Duration value) {
      linger = value;
      return this;
    }

    /**
     * Makes the evaluator.
     *
     * @return the evaluator
     */
    public Evaluator build() {
      return new Evaluator(this);
    }
  }
}
