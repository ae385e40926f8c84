package dev.headrace.commit;

import dev.headrace.Migration;
import dev.headrace.commit.FinishedRow.Change;
import dev.headrace.evaluate.EvaluationListener.Work;
import dev.headrace.evaluate.RowOutcome;
import dev.headrace.evaluate.StepFailure;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.Graph;
import dev.headrace.plan.Node;
import dev.headrace.report.Preview;
import dev.headrace.report.Preview.Calls;
import dev.headrace.report.Preview.Rows;
import dev.headrace.report.Preview.TargetMigration;
import dev.headrace.report.UpdateReport.SourceCounts;
import dev.headrace.state.NodeNames;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.TargetRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what an update would do. Reads the state, changes nothing. Used by one thread. */
public final class PreviewTally {

  private final Graph graph;
  private final StateStore state;
  private final TargetHashes hashes;
  private final Hasher hasher = new Hasher();
  private final Map<String, long[]> counts = new LinkedHashMap<>();
  private final List<TargetMigration> migrations = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * Counts nothing yet.
   *
   * @param graph the nodes
   * @param state what is true now
   */
  public PreviewTally(Graph graph, StateStore state) {
    this.graph = graph;
    this.state = state;
    this.hashes = new TargetHashes(graph);
    graph.vertices().forEach(vertex -> counts.put(vertex.node().name(), new long[5]));
  }

  private long[] of(String node) {
    return counts.computeIfAbsent(node, n -> new long[5]);
  }

  /**
   * Counts a source row.
   *
   * @param source the source
   * @param change how it differs from before
   */
  public void row(String source, Change change) {
    int counter =
        switch (change) {
          case ADDED -> 0;
          case CHANGED -> 1;
          case UNCHANGED -> 2;
        };
    of(source)[counter]++;
  }

  /**
   * Counts a source row that is gone, and the target rows that go with it.
   *
   * @param source the source
   * @param id the row's id in the state
   */
  public void removed(String source, long id) {
    of(source)[3]++;
    release(id, Set.of());
  }

  /**
   * Counts the results of a transform.
   *
   * @param node the transform
   * @param work what would be done
   */
  public void ran(String node, Work work) {
    long[] c = of(node);
    c[0] += work.missing();
    c[1] += work.reused();
    c[2] += work.unknown();
  }

  /**
   * Counts the target rows of a source row.
   *
   * @param id the source row's id in the state, 0 if it is new
   * @param outcome what is known of its evaluation
   */
  public void outcome(long id, RowOutcome outcome) {
    for (StepFailure failure : outcome.failures()) {
      problems.add(failure.toString());
    }
    Set<String> claimed = new HashSet<>();
    for (RowOutcome.Export<?> export : outcome.exports()) {
      claimed.add(export.target().name() + "/" + export.encodedKey());
      TargetRow known = state.findTarget(hashes.name(export), export.encodedKey());
      Hash hash = hashes.of(export, hasher);
      int effect = known == null ? 0 : hash.equals(known.hash()) ? 3 : 1;
      of(export.target().name())[effect]++;
    }
    outcome.unknown().forEach((target, rows) -> of(target.name())[4] += rows);
    if (id > 0 && outcome.unknown().isEmpty() && !outcome.failed()) {
      release(id, claimed);
    }
  }

  private void release(long id, Set<String> claimed) {
    for (TargetRow owned : state.owned(id)) {
      String target = NodeNames.node(owned.target());
      Bytes key = owned.key().bytes();
      if (owned.owners() == 1 && !claimed.contains(target + "/" + key)) {
        of(target)[2]++;
      }
    }
  }

  /**
   * Notes what would be done to a target.
   *
   * @param target the target
   * @param migration what would be done
   */
  public void migration(String target, Migration migration) {
    migrations.add(new TargetMigration(target, migration.rebuild(), migration.steps()));
  }

  /**
   * Notes what stands in the way.
   *
   * @param problem a sentence
   */
  public void problem(String problem) {
    problems.add(problem);
  }

  /**
   * What was counted.
   *
   * @return the preview
   */
  public Preview preview() {
    List<SourceCounts> sources = new ArrayList<>();
    List<Calls> calls = new ArrayList<>();
    List<Rows> targets = new ArrayList<>();
    for (Graph.Vertex vertex : graph.vertices()) {
      Node<?> node = vertex.node();
      long[] c = of(node.name());
      switch (node.role()) {
        case SOURCE -> sources.add(new SourceCounts(node.name(), c[0], c[1], c[3], c[2]));
        case TRANSFORM -> calls.add(new Calls(node.name(), c[0], c[1], c[2]));
        case TARGET -> targets.add(new Rows(node.name(), c[0], c[1], c[2], c[3], c[4]));
      }
    }
    return new Preview(graph.flow(), sources, calls, targets, migrations, problems);
  }
}
