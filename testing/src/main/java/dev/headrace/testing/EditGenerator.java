package dev.headrace.testing;

import dev.headrace.RowKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes up sequences of edits. It follows what rows there are, so that most edits mean something:
 * changes change, reverts go back, removals remove.
 */
final class EditGenerator {

  private static final int SOURCE_EDITS = 14;
  private static final int ALL_EDITS = 20;
  private static final int MAX_CHANGES = 4;

  private final Random random;
  private final List<History<?>> sources = new ArrayList<>();
  private final int targets;

  EditGenerator(TestBed bed, Random random) {
    this.random = random;
    this.targets = bed.targets().size();
    for (int i = 0; i < bed.sources().size(); i++) {
      sources.add(new History<>(i, bed.sources().get(i).samples(random)));
    }
  }

  /** A sequence that begins with a row and has at most so many edits. */
  List<Edit> sequence(int max) {
    int size = 1 + random.nextInt(max);
    List<Edit> edits = new ArrayList<>();
    edits.add(anySource().put());
    while (edits.size() < size) {
      edits.add(next());
    }
    return edits;
  }

  private Edit next() {
    int choice = random.nextInt(ALL_EDITS);
    if (choice < SOURCE_EDITS) {
      return anySource().edit(choice);
    }
    return switch (choice) {
      case 18 -> new Edit.Retry();
      case 19 -> new Edit.FailTarget(random.nextInt(targets), random.nextInt(MAX_CHANGES));
      default -> new Edit.Update();
    };
  }

  private History<?> anySource() {
    return any(sources);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A row as it was at some time: a sample's content under some key. */
  private record Version<R>(RowKey key, int content, R row) {}

  /** What became of one source's rows so far. */
  private final class History<R> {

    private final int source;
    private final SampleRows<R> samples;
    private final Map<RowKey, Version<R>> now = new LinkedHashMap<>();
    private final List<Version<R>> past = new ArrayList<>();

    History(int source, SampleRows<R> samples) {
      this.source = source;
      this.samples = samples;
    }

    Edit edit(int choice) {
      if (now.isEmpty()) {
        return past.isEmpty() || choice < 7 ? put() : revert();
      }
      return switch (choice) {
        case 0, 1, 2, 3 -> put();
        case 4, 5, 6 -> change();
        case 7, 8 -> rename();
        case 9, 10 -> remove();
        case 11 -> revert();
        case 12 -> new Edit.FailReading(source, present());
        default -> new Edit.Heal(source, present());
      };
    }

    private RowKey present() {
      return any(List.copyOf(now.keySet()));
    }

    /** Any content under any key: a new row, a change, a copy, or the row as it is. */
    Edit put() {
      return put(any(samples.keys()));
    }

    private Edit change() {
      return put(present());
    }

    private Edit put(RowKey key) {
      int content = random.nextInt(samples.rows().size());
      R row = samples.row(content, key);
      R sample = samples.rows().get(content);
      return put(
          row == null
              ? new Version<>(samples.codec().key(sample), content, sample)
              : new Version<>(key, content, row));
    }

    private Edit put(Version<R> version) {
      now.put(version.key(), version);
      past.add(version);
      return new Edit.Put(source, version.row());
    }

    private Edit revert() {
      return put(any(past));
    }

    private Edit remove() {
      RowKey key = present();
      now.remove(key);
      return new Edit.Remove(source, key);
    }

    private Edit rename() {
      Version<R> old = any(List.copyOf(now.values()));
      List<RowKey> free = samples.keys().stream().filter(key -> !now.containsKey(key)).toList();
      if (free.isEmpty()) {
        return change();
      }
      RowKey to = any(free);
      R row = samples.row(old.content(), to);
      if (row == null) {
        return change();
      }
      now.remove(old.key());
      put(new Version<>(to, old.content(), row));
      return new Edit.Rename(source, old.key(), row);
    }
  }
}
