package dev.headrace.plan;

/**
 * The values of one node within one source row: one value for each element of the scope in which
 * the node lives. A value may be absent (filtered away) or failed; then nothing that needs it runs.
 * Made and read by an {@link Evaluation}; for a plan it is opaque.
 *
 * @param <T> the values
 */
public interface Cells<T> {}
