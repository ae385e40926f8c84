package dev.headrace.testing;

import dev.headrace.RowKey;
import java.util.List;

/**
 * One step of a check. Each can be done in any situation, so that any of them can be left out of a
 * sequence: what is not there can be removed.
 */
sealed interface Edit {

  /** The edits that this one is made of, to be tried instead of it. */
  default List<Edit> parts() {
    return List.of();
  }

  /** What happens, for people. */
  String text(TestBed bed);

  /** Adds or changes a row, or puts it again as it is. */
  record Put(int source, Object row) implements Edit {
    @Override
    public String text(TestBed bed) {
      BedSource<?> edited = bed.sources().get(source);
      return "put into %s: %s".formatted(edited.name(), edited.text(row));
    }
  }

  /** Removes a row. */
  record Remove(int source, RowKey key) implements Edit {
    @Override
    public String text(TestBed bed) {
      return "remove from %s: %s".formatted(bed.sources().get(source).name(), key);
    }
  }

  /** Gives a row another key. */
  record Rename(int source, RowKey from, Object to) implements Edit {
    @Override
    public List<Edit> parts() {
      return List.of(new Put(source, to), new Remove(source, from));
    }

    @Override
    public String text(TestBed bed) {
      BedSource<?> edited = bed.sources().get(source);
      return "rename in %s: %s to %s".formatted(edited.name(), from, edited.text(to));
    }
  }

  /** Lets a row fail to be read until it is put again or healed. */
  record FailReading(int source, RowKey key) implements Edit {
    @Override
    public String text(TestBed bed) {
      return "from now on %s can't be read from %s"
          .formatted(key, bed.sources().get(source).name());
    }
  }

  /** Ends a row's failing. */
  record Heal(int source, RowKey key) implements Edit {
    @Override
    public String text(TestBed bed) {
      return "%s can be read from %s again".formatted(key, bed.sources().get(source).name());
    }
  }

  /** Lets a target fail after some more changes, until the next update is over. */
  record FailTarget(int target, int after) implements Edit {
    @Override
    public String text(TestBed bed) {
      return "during the next update %s fails after %d changes"
          .formatted(bed.targets().get(target).name(), after);
    }
  }

  /** Updates. */
  record Update() implements Edit {
    @Override
    public String text(TestBed bed) {
      return "update";
    }
  }

  /** Retries the rows that failed. */
  record Retry() implements Edit {
    @Override
    public String text(TestBed bed) {
      return "retry";
    }
  }
}
