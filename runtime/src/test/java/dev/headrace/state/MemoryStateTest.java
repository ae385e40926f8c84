package dev.headrace.state;

class MemoryStateTest extends StateStoreContract {

  @Override
  StateStore open() {
    return new MemoryState();
  }
}
