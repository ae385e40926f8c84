package dev.headrace.memo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryMemoTest extends MemoStoreContract {

  @Override
  protected MemoStore open() {
    return new MemoryMemo();
  }

  @Test
  void countsItsEntries() {
    MemoryMemo counted = new MemoryMemo();
    counted.put(key(1), value(1));
    counted.put(key(1), value(1));
    counted.put(key(2), value(2));

    assertThat(counted.size()).isEqualTo(2);
  }
}
