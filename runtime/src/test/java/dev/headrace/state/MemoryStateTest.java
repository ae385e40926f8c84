package dev.headrace.state;

class MemoryStateTest implements LookUpContract, CommitContract, RemovalContract, FailureContract {

  private final StateStore store = new MemoryState();

  @Override
  public StateStore store() {
    return store;
  }
}
