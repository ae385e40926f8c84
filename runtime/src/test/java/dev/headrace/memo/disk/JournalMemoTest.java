package dev.headrace.memo.disk;

import dev.headrace.memo.journal.Journal;

/** Everything is in the journal, and stays there. */
class JournalMemoTest extends DiskMemoContract {

  @Override
  Journal.Limit journal() {
    return new Journal.Limit(1_000_000, 256 << 20);
  }

  @Override
  boolean chronicle() {
    return false;
  }
}
