package dev.headrace.commit;

import dev.headrace.commit.FinishedRow.Change;
import dev.headrace.commit.Ownership.Effect;
import dev.headrace.evaluate.EvaluationListener.Work;
import dev.headrace.plan.Graph;
import dev.headrace.plan.Node;
import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateReport.NodeCounts;
import dev.headrace.report.UpdateReport.RowFailure;
import dev.headrace.report.UpdateReport.SourceCounts;
import dev.headrace.report.UpdateReport.TargetCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what an update does, for its report. Thread-safe. */
public final class Tally {

  private final Graph graph;
  private final Map<String, Counters> counters = new LinkedHashMap<>();
  private final List<RowFailure> failures = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final LongAdder failed = new LongAdder();

  /** Four counters whose meaning depends on the node's role. */
  private static final class Counters {
    final LongAdder first = new LongAdder();
    final LongAdder second = new LongAdder();
    final LongAdder third = new LongAdder();
    final LongAdder fourth = new LongAdder();
  }

  /**
   * Counts nothing yet.
   *
   * @param graph the nodes
   */
  public Tally(Graph graph) {
    this.graph = graph;
    graph.vertices().forEach(vertex -> counters.put(vertex.node().name(), new Counters()));
  }

  private Counters of(String node) {
    Counters found = counters.get(node);
    if (found == null) {
      throw new IllegalArgumentException(graph.flow() + " has no node " + node);
    }
    return found;
  }

  /**
   * Counts a source row.
   *
   * @param source the source
   * @param change how it differs from before
   */
  public void row(String source, Change change) {
    Counters c = of(source);
    switch (change) {
      case ADDED -> c.first.increment();
      case CHANGED -> c.second.increment();
      case UNCHANGED -> c.fourth.increment();
    }
  }

  /**
   * Counts source rows that are gone.
   *
   * @param source the source
   * @param rows how many
   */
  public void removed(String source, long rows) {
    of(source).third.add(rows);
  }

  /**
   * Counts the results of a transform.
   *
   * @param node the transform
   * @param work what was done
   */
  public void ran(String node, Work work) {
    Counters c = of(node);
    c.first.add(work.computed());
    c.second.add(work.reused());
    c.third.add(work.failed());
    c.fourth.add(work.nanos());
  }

  void applied(String target, Effect effect) {
    Counters c = of(target);
    switch (effect) {
      case INSERT -> c.first.increment();
      case UPDATE -> c.second.increment();
      case NONE -> c.fourth.increment();
    }
  }

  void deleted(String target, long rows) {
    of(target).third.add(rows);
  }

  /**
   * Counts one failed row.
   *
   * @param ofOneRow everything that failed in it
   */
  public void failed(List<RowFailure> ofOneRow) {
    failed.increment();
    synchronized (failures) {
      for (RowFailure failure : ofOneRow) {
        if (failures.size() < UpdateReport.MAX_FAILURES) {
          failures.add(failure);
        }
      }
    }
  }

  /**
   * Notes what could not be done apart from rows.
   *
   * @param problem a sentence
   */
  public void problem(String problem) {
    synchronized (problems) {
      problems.add(problem);
    }
  }

  /**
   * What was counted.
   *
   * @param run the update's number
   * @param duration of the update
   * @return the report
   */
  public UpdateReport report(long run, Duration duration) {
    List<SourceCounts> sources = new ArrayList<>();
    List<NodeCounts> nodes = new ArrayList<>();
    List<TargetCounts> targets = new ArrayList<>();
    for (Graph.Vertex vertex : graph.vertices()) {
      Node<?> node = vertex.node();
      Counters c = of(node.name());
      long first = c.first.sum();
      long second = c.second.sum();
      long third = c.third.sum();
      long fourth = c.fourth.sum();
      switch (node.role()) {
        case SOURCE -> sources.add(new SourceCounts(node.name(), first, second, third, fourth));
        case TRANSFORM ->
            nodes.add(new NodeCounts(node.name(), first, second, third, Duration.ofNanos(fourth)));
        case TARGET -> targets.add(new TargetCounts(node.name(), first, second, third, fourth));
      }
    }
    synchronized (failures) {
      synchronized (problems) {
        return new UpdateReport(
            graph.flow(), run, sources, nodes, targets, failures, failed.sum(), problems, duration);
      }
    }
  }
}
