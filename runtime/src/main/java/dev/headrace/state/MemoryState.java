package dev.headrace.state;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tracking on the heap, for tests and for engines without a directory. Survives nothing. Each
 * method holds the store's monitor, but not while a visitor runs.
 */
public final class MemoryState implements StateStore {

  private final TreeMap<Long, Row> rows = new TreeMap<>();
  private final Map<String, Map<Bytes, Row>> sources = new HashMap<>();
  private final Map<String, Map<Bytes, Entry>> targets = new HashMap<>();
  private final TreeSet<Long> free = new TreeSet<>();
  private final Map<List<String>, Bytes> properties = new HashMap<>();
  private long runs;
  private boolean closed;

  /** Makes an empty store. */
  public MemoryState() {}

  @Override
  public synchronized @Nullable SourceRow find(String source, Bytes key) {
    requireOpen();
    Row row = ofSource(source).get(key);
    return row == null ? null : row.view();
  }

  @Override
  public synchronized List<@Nullable SourceRow> find(String source, List<Key> keys) {
    requireOpen();
    List<@Nullable SourceRow> found = new ArrayList<>(keys.size());
    for (Key key : keys) {
      Row row = ofSource(source).get(key.bytes());
      found.add(row == null ? null : row.view());
    }
    return found;
  }

  @Override
  public synchronized @Nullable Bytes trace(long row) {
    requireOpen();
    Row found = rows.get(row);
    return found == null ? null : found.trace;
  }

  @Override
  public void forEachId(String source, LongConsumer visitor) {
    forEachRow(source, row -> visitor.accept(row.id()));
  }

  @Override
  public void forEachRow(String source, Consumer<SourceRow> visitor) {
    List<SourceRow> views;
    synchronized (this) {
      requireOpen();
      views = ofSource(source).values().stream().map(Row::view).toList();
    }
    views.forEach(visitor);
  }

  @Override
  public void forEachTrace(Consumer<Bytes> visitor) {
    List<Bytes> traces = new ArrayList<>();
    synchronized (this) {
      requireOpen();
      for (Row row : rows.values()) {
        if (row.trace != null) {
          traces.add(row.trace);
        }
      }
    }
    traces.forEach(visitor);
  }

  @Override
  public synchronized List<TargetRow> owned(long row) {
    requireOpen();
    Row owner = rows.get(row);
    return owner == null ? List.of() : owner.owned.stream().map(Entry::view).toList();
  }

  @Override
  public synchronized List<List<TargetRow>> owned(List<Long> ids) {
    return ids.stream().map(this::owned).toList();
  }

  @Override
  public synchronized List<@Nullable TargetRow> findTargets(List<TargetKey> keys) {
    List<@Nullable TargetRow> found = new ArrayList<>(keys.size());
    for (TargetKey key : keys) {
      found.add(findTarget(key.target(), key.key().bytes()));
    }
    return found;
  }

  @Override
  public synchronized @Nullable TargetRow findTarget(String target, Bytes key) {
    requireOpen();
    Entry entry = ofTarget(target).get(key);
    return entry == null ? null : entry.view();
  }

  @Override
  public synchronized List<SourceRow> owners(String target, Bytes key) {
    requireOpen();
    Entry entry = ofTarget(target).get(key);
    return entry == null ? List.of() : entry.owners.values().stream().map(Row::view).toList();
  }

  @Override
  public synchronized List<Long> intend(List<Intention> intentions) {
    requireOpen();
    List<Long> ids = new ArrayList<>();
    for (Intention intention : intentions) {
      Row row = record(intention.source(), intention.key());
      row.markDirty();
      ids.add(row.id);
      for (TargetKey write : intention.writes()) {
        Entry entry = recordTarget(write.target(), write.key());
        entry.hash = null;
        entry.owners.values().forEach(Row::markDirty);
      }
    }
    return ids;
  }

  @Override
  public synchronized List<Long> commit(List<Commit> commits, long run) {
    requireOpen();
    List<Long> ids = new ArrayList<>();
    for (Commit commit : commits) {
      Row row = record(commit.source(), commit.key());
      row.version = commit.version();
      row.content = commit.content();
      row.plan = commit.plan();
      row.trace = commit.trace();
      row.run = run;
      row.failure = null;
      row.disownAll();
      for (Claim claim : commit.claims()) {
        Entry entry = recordTarget(claim.target(), claim.key());
        entry.hash = claim.hash();
        entry.owners.put(row.id, row);
        row.owned.add(entry);
      }
      ids.add(row.id);
    }
    return ids;
  }

  @Override
  public synchronized void touch(List<Touch> versions) {
    requireOpen();
    for (Touch touch : versions) {
      Row row = rows.get(touch.row());
      if (row != null) {
        row.version = touch.version();
      }
    }
  }

  @Override
  public synchronized void retire(List<Long> ids) {
    requireOpen();
    for (Long id : ids) {
      Row row = rows.remove(id);
      if (row != null) {
        row.disownAll();
        ofSource(row.source).remove(row.key.bytes());
        free.add(id);
      }
    }
  }

  @Override
  public synchronized List<TargetRow> orphans(String target, int limit) {
    requireOpen();
    Limits.requireNotNegative(limit);
    return ofTarget(target).values().stream()
        .filter(entry -> entry.owners.isEmpty())
        .limit(limit)
        .map(Entry::view)
        .toList();
  }

  @Override
  public synchronized long orphanCount(String target) {
    requireOpen();
    return ofTarget(target).values().stream().filter(entry -> entry.owners.isEmpty()).count();
  }

  @Override
  public synchronized void intendDelete(String target, List<Bytes> keys) {
    requireOpen();
    Map<Bytes, Entry> entries = ofTarget(target);
    for (Bytes key : keys) {
      Entry entry = entries.get(key);
      if (entry != null && entry.owners.isEmpty()) {
        entry.hash = null;
      }
    }
  }

  @Override
  public synchronized void forget(String target, List<Bytes> keys) {
    requireOpen();
    Map<Bytes, Entry> entries = ofTarget(target);
    for (Bytes key : keys) {
      Entry entry = entries.get(key);
      if (entry != null && entry.owners.isEmpty()) {
        entries.remove(key);
      }
    }
  }

  @Override
  public synchronized void invalidate(String target) {
    requireOpen();
    for (Entry entry : ofTarget(target).values()) {
      entry.hash = null;
      entry.owners.values().forEach(Row::markDirty);
    }
  }

  @Override
  public synchronized List<Long> fail(List<Failure> failures, Instant now) {
    requireOpen();
    List<Long> ids = new ArrayList<>();
    for (Failure failure : failures) {
      Row row = record(failure.source(), failure.key());
      row.attempts = row.failure == null ? 1 : row.attempts + 1;
      row.first = row.failure == null ? now : row.first;
      row.last = now;
      row.failure = failure;
      ids.add(row.id);
    }
    return ids;
  }

  @Override
  public void forEachFailure(String source, Consumer<FailedRow> visitor) {
    List<FailedRow> failed = new ArrayList<>();
    synchronized (this) {
      requireOpen();
      for (Row row : ofSource(source).values()) {
        FailedRow failure = row.failure();
        if (failure != null) {
          failed.add(failure);
        }
      }
    }
    failed.forEach(visitor);
  }

  @Override
  public synchronized long beginRun(String flow, Instant started) {
    requireOpen();
    return ++runs;
  }

  @Override
  public synchronized void endRun(long run, Instant finished, String summary) {
    requireOpen();
    if (run < 1 || run > runs) {
      throw Limits.noRun(run);
    }
  }

  @Override
  public synchronized @Nullable Bytes property(String owner, String name) {
    requireOpen();
    return properties.get(List.of(owner, name));
  }

  @Override
  public synchronized void setProperty(String owner, String name, Bytes value) {
    requireOpen();
    properties.put(List.of(owner, name), value);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new StateException("The state in memory is closed", null);
    }
  }

  private Map<Bytes, Row> ofSource(String source) {
    return sources.computeIfAbsent(source, name -> new LinkedHashMap<>());
  }

  private Map<Bytes, Entry> ofTarget(String target) {
    return targets.computeIfAbsent(target, name -> new LinkedHashMap<>());
  }

  private Row record(String source, Key key) {
    Row row = ofSource(source).get(key.bytes());
    if (row == null) {
      Long reused = free.pollFirst();
      row = new Row(reused == null ? rows.size() + 1L : reused, source, key);
      rows.put(row.id, row);
      ofSource(source).put(key.bytes(), row);
    }
    row.key = key;
    return row;
  }

  private Entry recordTarget(String target, Key key) {
    Entry entry = ofTarget(target).computeIfAbsent(key.bytes(), bytes -> new Entry(target, key));
    entry.key = key;
    return entry;
  }

  private static final class Row {

    final long id;
    final String source;
    final Set<Entry> owned = new HashSet<>();
    Key key;
    @Nullable String version;
    @Nullable Hash content;
    @Nullable Hash plan;
    @Nullable Bytes trace;
    long run;
    @Nullable Failure failure;
    int attempts;
    Instant first = Instant.EPOCH;
    Instant last = Instant.EPOCH;

    Row(long id, String source, Key key) {
      this.id = id;
      this.source = source;
      this.key = key;
    }

    void markDirty() {
      content = null;
      plan = null;
    }

    void disownAll() {
      owned.forEach(entry -> entry.owners.remove(id));
      owned.clear();
    }

    @Nullable FailedRow failure() {
      if (failure == null) {
        return null;
      }
      Failure labelled =
          new Failure(
              source, key, failure.place(), failure.step(), failure.error(), failure.message());
      return new FailedRow(view(), labelled, attempts, first, last);
    }

    SourceRow view() {
      return new SourceRow(id, source, key, version, content, plan, run, failure != null);
    }
  }

  private static final class Entry {

    final String target;
    final TreeMap<Long, Row> owners = new TreeMap<>();
    Key key;
    @Nullable Hash hash;

    Entry(String target, Key key) {
      this.target = target;
      this.key = key;
    }

    TargetRow view() {
      return new TargetRow(target, key, hash, owners.size());
    }
  }
}
