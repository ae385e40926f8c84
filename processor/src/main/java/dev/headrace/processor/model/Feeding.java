package dev.headrace.processor.model;

import java.util.List;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** What feeds a target. */
@Value.Immutable
public interface Feeding {

  /** Why a target is not fed. */
  enum Fault {
    /** It is. */
    NONE,
    /** No node yields its rows. */
    UNFED,
    /** Several nodes do, and none says so with {@code @Export}. */
    SEVERAL,
    /** Another mistake hides this one. */
    UNTOLD
  }

  /**
   * The target.
   *
   * @return its name
   */
  String target();

  /**
   * The nodes that feed it.
   *
   * @return at least one, unless there is a fault
   */
  List<Feed> feeds();

  /**
   * What is wrong.
   *
   * @return the fault
   */
  @Value.Default
  default Fault fault() {
    return Fault.NONE;
  }

  /**
   * The nodes that could feed it.
   *
   * @return names
   */
  List<String> candidates();

  /**
   * Finds what feeds a target: the nodes that export to it, else the only one that yields its rows.
   *
   * @param flow the flow
   * @param target the target
   * @return its feeders
   */
  static Feeding of(FlowModel flow, NodeModel target) {
    ImmutableFeeding.Builder feeding = ImmutableFeeding.builder().target(target.name());
    List<NodeModel> exporters =
        flow.producers()
            .filter(node -> node.exports().stream().anyMatch(e -> e.text().equals(target.name())))
            .toList();
    List<NodeModel> producers =
        exporters.isEmpty()
            ? flow.producers().filter(node -> node.exports().isEmpty()).toList()
            : exporters;
    List<Feed> feeds = producers.stream().flatMap(node -> feed(flow, node, target)).toList();
    if (!exporters.isEmpty() || feeds.size() == 1) {
      return feeding.feeds(feeds).build();
    }
    if (feeds.size() > 1) {
      return feeding
          .fault(Fault.SEVERAL)
          .addAllCandidates(feeds.stream().map(Feed::node).toList())
          .build();
    }
    boolean untold = flow.hasUnknownRows() || !target.type().sound();
    return feeding.fault(untold ? Fault.UNTOLD : Fault.UNFED).build();
  }

  private static Stream<Feed> feed(FlowModel flow, NodeModel node, NodeModel target) {
    return node
        .yields()
        .flatMap(given -> Feed.fit(flow, node.name(), target.type(), given))
        .filter(feed -> feed.mode() == Feed.Mode.EACH)
        .stream();
  }
}
