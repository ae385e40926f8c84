package dev.headrace.memo.disk;

import dev.headrace.memo.journal.Journal;

/** All but the last few entries are moved to SQLite. */
class SqliteMemoTest extends DiskMemoContract {

  @Override
  Journal.Limit journal() {
    return new Journal.Limit(50, 1 << 20);
  }

  @Override
  boolean chronicle() {
    return false;
  }
}
