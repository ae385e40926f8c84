package dev.headrace.engine;

import dev.headrace.commit.Step;
import dev.headrace.commit.Tally;
import dev.headrace.evaluate.Workers;
import dev.headrace.event.UpdateListener;
import dev.headrace.state.StateStore;

/**
 * What the parts of one update share.
 *
 * @param flow the flow
 * @param flowName the flow's class
 * @param mode what the update is for
 * @param state the tracking
 * @param budget limits what is in flight
 * @param workers run the rows
 * @param tally counts for the report
 * @param listener hears what happens
 * @param stop whether to stop
 * @param steps hears which steps are done
 * @param <F> the flow
 */
record UpdateContext<F>(
    F flow,
    String flowName,
    Mode mode,
    StateStore state,
    Budget budget,
    Workers workers,
    Tally tally,
    UpdateListener listener,
    Stop stop,
    Step.Listener steps) {}
