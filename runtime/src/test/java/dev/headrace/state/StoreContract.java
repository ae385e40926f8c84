package dev.headrace.state;

/** Each sentence of {@link StateStore}, in four parts, against one empty store for each test. */
public interface StoreContract {

  /** The store under test. */
  StateStore store();
}
