package dev.headrace.processor.model;

import dev.headrace.processor.model.type.ComponentModel;
import dev.headrace.processor.model.type.TypeModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** Where a parameter, or a target, gets its values. */
@Value.Immutable
public interface Feed {

  /** How values are taken. */
  enum Mode {
    /** One at a time. */
    EACH,
    /** All of a nested scope, as a list. */
    ALL,
    /** One or none, as an optional. */
    OPTIONAL
  }

  /**
   * The node that yields them.
   *
   * @return its name
   */
  String node();

  /**
   * The component of the node's rows that is taken.
   *
   * @return the way to it; empty for the rows themselves
   */
  List<ComponentModel> path();

  /**
   * The branch that is taken, where the values are of a sealed interface.
   *
   * @return the permitted type
   */
  Optional<TypeModel> only();

  /**
   * How they are taken.
   *
   * @return the mode
   */
  Mode mode();

  /**
   * The path as one would write it.
   *
   * @return {@code "handbook.meta.title"}
   */
  default String text() {
    return Stream.concat(Stream.of(node()), path().stream().map(ComponentModel::name))
        .collect(Collectors.joining("."));
  }

  /**
   * Tries to take values of one type as another.
   *
   * @param flow knows the sealed interfaces
   * @param node the node that yields the values
   * @param wanted the type of a parameter
   * @param given the type of the values
   * @return how, without a path, if it is possible
   */
  static Optional<Feed> fit(FlowModel flow, String node, TypeModel wanted, TypeModel given) {
    Optional<Feed> one = one(flow, node, wanted, given);
    if (one.isPresent()) {
      return one;
    }
    return switch (wanted.kind()) {
      case LIST -> one(flow, node, wanted.argument(), given).map(feed -> as(feed, Mode.ALL));
      case OPTIONAL ->
          one(flow, node, wanted.argument(), given).map(feed -> as(feed, Mode.OPTIONAL));
      default -> Optional.empty();
    };
  }

  private static Optional<Feed> one(
      FlowModel flow, String node, TypeModel wanted, TypeModel given) {
    ImmutableFeed.Builder feed = ImmutableFeed.builder().node(node).mode(Mode.EACH);
    if (wanted.same(given)) {
      return Optional.of(feed.build());
    }
    return flow.union(given)
        .filter(union -> union.permits(wanted))
        .map(union -> feed.only(wanted).build());
  }

  private static Feed as(Feed feed, Mode mode) {
    return ImmutableFeed.builder().from(feed).mode(mode).build();
  }
}
