package dev.headrace.state;

import dev.headrace.hash.Bytes;
import dev.headrace.state.StateStore.Claim;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.StateStore.Failure;
import dev.headrace.state.StateStore.Intention;
import dev.headrace.state.StateStore.TargetKey;
import dev.headrace.state.StateStore.Touch;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The changes of {@link SqliteState}, within one transaction. */
final class Writes {

  static final String INTEND_SOURCE_ROW =
      """
      INSERT INTO source_row (id, source, key, label)
      VALUES ((SELECT min(id) FROM free_row), ?, ?, ?)
      ON CONFLICT (source, key) DO UPDATE SET label = excluded.label, content = NULL, plan = NULL
      RETURNING id""";

  static final String INTEND_TARGET_ROW =
      """
      INSERT INTO target_row (target, key, label) VALUES (?, ?, ?)
      ON CONFLICT (target, key) DO UPDATE SET label = excluded.label, hash = NULL
      RETURNING CASE owners WHEN 0 THEN 0 ELSE id END""";

  static final String MARK_OWNERS =
      """
      UPDATE source_row SET content = NULL, plan = NULL
      WHERE id IN (SELECT source_row FROM ownership WHERE target_row = ?) AND content IS NOT NULL""";

  static final String COMMIT_SOURCE_ROW =
      """
      INSERT INTO source_row (id, source, key, label, version, content, plan, run, trace)
      VALUES ((SELECT min(id) FROM free_row), ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (source, key) DO UPDATE SET label = excluded.label, version = excluded.version,
        content = excluded.content, plan = excluded.plan, run = excluded.run,
        trace = excluded.trace
      RETURNING id""";

  static final String CLEAR_FAILURE = "DELETE FROM failure WHERE source_row = ?";

  static final String COMMIT_TARGET_ROW =
      """
      INSERT INTO target_row (target, key, label, hash) VALUES (?, ?, ?, ?)
      ON CONFLICT (target, key) DO UPDATE SET label = excluded.label, hash = excluded.hash
      RETURNING id""";

  static final String OWNED_IDS = "SELECT target_row FROM ownership WHERE source_row = ?";

  static final String OWN = "INSERT INTO ownership (source_row, target_row) VALUES (?, ?)";

  static final String DISOWN = "DELETE FROM ownership WHERE source_row = ? AND target_row = ?";

  static final String TOUCH = "UPDATE source_row SET version = ? WHERE id = ?";

  static final String RETIRE = "DELETE FROM source_row WHERE id = ?";

  static final String INTEND_DELETE =
      """
      UPDATE target_row SET hash = NULL
      WHERE target = (SELECT id FROM target WHERE name = ?) AND key = ? AND owners = 0""";

  static final String FORGET =
      """
      DELETE FROM target_row
      WHERE target = (SELECT id FROM target WHERE name = ?) AND key = ? AND owners = 0""";

  static final String INVALIDATE_OWNERS =
      """
      UPDATE source_row SET content = NULL, plan = NULL
      WHERE content IS NOT NULL AND id IN (
        SELECT o.source_row FROM target_row t CROSS JOIN ownership o ON o.target_row = t.id
        WHERE t.target = (SELECT id FROM target WHERE name = ?))""";

  static final String INVALIDATE =
      """
      UPDATE target_row SET hash = NULL
      WHERE target = (SELECT id FROM target WHERE name = ?) AND hash IS NOT NULL""";

  static final String FAIL_SOURCE_ROW =
      """
      INSERT INTO source_row (id, source, key, label)
      VALUES ((SELECT min(id) FROM free_row), ?, ?, ?)
      ON CONFLICT (source, key) DO UPDATE SET label = excluded.label
      RETURNING id""";

  static final String FAIL =
      """
      INSERT INTO failure (source_row, step, error, message, attempts, first, last)
      VALUES (?, ?, ?, ?, 1, ?, ?)
      ON CONFLICT (source_row) DO UPDATE SET step = excluded.step, error = excluded.error,
        message = excluded.message, attempts = attempts + 1, last = excluded.last""";

  static final String BEGIN_RUN = "INSERT INTO run (flow, started) VALUES (?, ?) RETURNING id";

  static final String END_RUN = "UPDATE run SET finished = ?, summary = ? WHERE id = ?";

  static final String SET_PROPERTY =
      """
      INSERT INTO property (owner, name, value) VALUES (?, ?, ?)
      ON CONFLICT (owner, name) DO UPDATE SET value = excluded.value""";

  static final String ADD_SOURCE =
      "INSERT INTO source (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = name RETURNING id";

  static final String ADD_TARGET =
      "INSERT INTO target (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = name RETURNING id";

  private final Session session;
  private final Map<String, Long> sources = new HashMap<>();
  private final Map<String, Long> targets = new HashMap<>();

  Writes(Session session) {
    this.session = session;
  }

  List<Long> intend(List<Intention> intentions) throws SQLException {
    List<Long> ids = new ArrayList<>(intentions.size());
    for (Intention intention : intentions) {
      Key key = intention.key();
      ids.add(id(INTEND_SOURCE_ROW, source(intention.source()), key.bytes(), key.label()));
      for (TargetKey write : intention.writes()) {
        Key written = write.key();
        long owned =
            id(INTEND_TARGET_ROW, target(write.target()), written.bytes(), written.label());
        if (owned != 0) {
          session.update(MARK_OWNERS, owned);
        }
      }
    }
    return ids;
  }

  List<Long> commit(List<Commit> commits, long run) throws SQLException {
    List<Long> ids = new ArrayList<>(commits.size());
    for (Commit commit : commits) {
      Key key = commit.key();
      long id =
          id(
              COMMIT_SOURCE_ROW,
              source(commit.source()),
              key.bytes(),
              key.label(),
              commit.version(),
              commit.content(),
              commit.plan(),
              run,
              commit.trace());
      session.update(CLEAR_FAILURE, id);
      own(id, commit.claims());
      ids.add(id);
    }
    return ids;
  }

  private void own(long row, List<Claim> claims) throws SQLException {
    Set<Long> before = new HashSet<>();
    session.each(
        OWNED_IDS,
        owned -> {
          before.add(owned.getLong(1));
          return true;
        },
        row);
    Set<Long> now = new HashSet<>();
    for (Claim claim : claims) {
      Key key = claim.key();
      long claimed =
          id(COMMIT_TARGET_ROW, target(claim.target()), key.bytes(), key.label(), claim.hash());
      if (now.add(claimed) && !before.remove(claimed)) {
        session.update(OWN, row, claimed);
      }
    }
    for (long lost : before) {
      session.update(DISOWN, row, lost);
    }
  }

  void touch(List<Touch> versions) throws SQLException {
    for (Touch touch : versions) {
      session.update(TOUCH, touch.version(), touch.row());
    }
  }

  void retire(List<Long> rows) throws SQLException {
    for (long row : rows) {
      session.update(RETIRE, row);
    }
  }

  void intendDelete(String target, List<Bytes> keys) throws SQLException {
    for (Bytes key : keys) {
      session.update(INTEND_DELETE, target, key);
    }
  }

  void forget(String target, List<Bytes> keys) throws SQLException {
    for (Bytes key : keys) {
      session.update(FORGET, target, key);
    }
  }

  void invalidate(String target) throws SQLException {
    session.update(INVALIDATE_OWNERS, target);
    session.update(INVALIDATE, target);
  }

  List<Long> fail(List<Failure> failures, Instant now) throws SQLException {
    List<Long> ids = new ArrayList<>(failures.size());
    String time = now.toString();
    for (Failure failure : failures) {
      Key key = failure.key();
      long id = id(FAIL_SOURCE_ROW, source(failure.source()), key.bytes(), key.label());
      session.update(FAIL, id, failure.step(), failure.error(), failure.message(), time, time);
      ids.add(id);
    }
    return ids;
  }

  long beginRun(String flow, Instant started) throws SQLException {
    return id(BEGIN_RUN, flow, started.toString());
  }

  /** Returns whether there is such a run. */
  boolean endRun(long run, Instant finished, String summary) throws SQLException {
    return session.update(END_RUN, finished.toString(), summary, run) > 0;
  }

  void setProperty(String owner, String name, Bytes value) throws SQLException {
    session.update(SET_PROPERTY, owner, name, value);
  }

  private long source(String name) throws SQLException {
    Long known = sources.get(name);
    if (known == null) {
      known = id(ADD_SOURCE, name);
      sources.put(name, known);
    }
    return known;
  }

  private long target(String name) throws SQLException {
    Long known = targets.get(name);
    if (known == null) {
      known = id(ADD_TARGET, name);
      targets.put(name, known);
    }
    return known;
  }

  private long id(String sql, @Nullable Object... values) throws SQLException {
    return Objects.requireNonNull(session.first(sql, row -> row.getLong(1), values), sql);
  }
}
