package dev.headrace.processor.check.wiring;

import dev.headrace.processor.model.Feed;
import dev.headrace.processor.model.FlowModel;
import java.util.stream.Stream;

/** All that is taken in a flow. */
final class Used {

  private Used() {}

  static Stream<Feed> feeds(FlowModel flow) {
    return Stream.concat(
        flow.wiring().inputs().values().stream()
            .flatMap(inputs -> inputs.stream())
            .flatMap(input -> input.feed().stream()),
        flow.wiring().feedings().stream().flatMap(feeding -> feeding.feeds().stream()));
  }
}
