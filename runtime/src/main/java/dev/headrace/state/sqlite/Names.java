package dev.headrace.state.sqlite;

import dev.headrace.hash.Hash;
import dev.headrace.state.StateException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The numbers that stand for sources, targets and plans in the other tables. What was looked up is
 * kept; used by one session.
 */
final class Names {

  static final String SOURCE_ID = "SELECT id FROM source WHERE name = ?";
  static final String SOURCE_NAME = "SELECT name FROM source WHERE id = ?";
  static final String ADD_SOURCE = "INSERT INTO source (name) VALUES (?) RETURNING id";
  static final String TARGET_ID = "SELECT id FROM target WHERE name = ?";
  static final String TARGET_NAME = "SELECT name FROM target WHERE id = ?";
  static final String ADD_TARGET = "INSERT INTO target (name) VALUES (?) RETURNING id";
  static final String PLAN_ID = "SELECT id FROM plan WHERE hash = ?";
  static final String PLAN_HASH = "SELECT hash FROM plan WHERE id = ?";
  static final String ADD_PLAN = "INSERT INTO plan (hash) VALUES (?) RETURNING id";

  private final Session session;
  private final Map<String, Integer> sources = new HashMap<>();
  private final Map<String, Integer> targets = new HashMap<>();
  private final Map<Hash, Integer> plans = new HashMap<>();
  private final Map<Integer, String> sourceNames = new HashMap<>();
  private final Map<Integer, String> targetNames = new HashMap<>();
  private final Map<Integer, Hash> planHashes = new HashMap<>();

  Names(Session session) {
    this.session = session;
  }

  /** A source's number; 0 if there is no such source. */
  int findSource(String name) throws SQLException {
    return find(SOURCE_ID, name, sources);
  }

  int source(String name) throws SQLException {
    return findOrAdd(SOURCE_ID, ADD_SOURCE, name, sources);
  }

  String sourceName(int id) throws SQLException {
    return name(SOURCE_NAME, id, sourceNames);
  }

  /** A target's number; 0 if there is no such target. */
  int findTarget(String name) throws SQLException {
    return find(TARGET_ID, name, targets);
  }

  int target(String name) throws SQLException {
    int id = findOrAdd(TARGET_ID, ADD_TARGET, name, targets);
    if (id > HeldCodec.MAX_TARGETS) {
      throw new StateException(
          "Target %s is one too many: a state directory knows up to %d targets. Use another state directory for it"
              .formatted(name, HeldCodec.MAX_TARGETS),
          null);
    }
    return id;
  }

  String targetName(int id) throws SQLException {
    return name(TARGET_NAME, id, targetNames);
  }

  int plan(Hash hash) throws SQLException {
    return findOrAdd(PLAN_ID, ADD_PLAN, hash, plans);
  }

  Hash planHash(int id) throws SQLException {
    Hash known = planHashes.get(id);
    if (known == null) {
      known = session.first(PLAN_HASH, row -> Columns.hash(row, 1), id);
      if (known == null) {
        throw new Columns.DamagedException(
            "column plan has the number %d of no plan".formatted(id));
      }
      planHashes.put(id, known);
    }
    return known;
  }

  private <T> int find(String sql, T value, Map<T, Integer> known) throws SQLException {
    Integer id = known.get(value);
    if (id == null) {
      id = session.first(sql, row -> row.getInt(1), value);
      if (id == null) {
        return 0;
      }
      known.put(value, id);
    }
    return id;
  }

  private <T> int findOrAdd(String sql, String add, T value, Map<T, Integer> known)
      throws SQLException {
    int id = find(sql, value, known);
    if (id == 0) {
      id = Objects.requireNonNull(session.first(add, row -> row.getInt(1), value), add);
      known.put(value, id);
    }
    return id;
  }

  private String name(String sql, int id, Map<Integer, String> known) throws SQLException {
    String name = known.get(id);
    if (name == null) {
      name = session.first(sql, row -> Columns.text(row, 1), id);
      if (name == null) {
        throw new Columns.DamagedException("%d is the number of no source or target".formatted(id));
      }
      known.put(id, name);
    }
    return name;
  }
}
