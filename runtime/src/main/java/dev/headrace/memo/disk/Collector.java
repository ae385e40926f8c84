package dev.headrace.memo.disk;

import dev.headrace.hash.Hash;
import dev.headrace.memo.MemoOptions;
import dev.headrace.memo.MemoReport;
import dev.headrace.memo.entry.Census;
import dev.headrace.memo.entry.Entry;
import dev.headrace.memo.entry.KeyFilter;
import dev.headrace.memo.entry.Reference;
import dev.headrace.memo.generation.Generation;
import dev.headrace.memo.generation.GenerationFiles.Expected;
import dev.headrace.memo.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects garbage:
 *
 * <ol>
 *   <li>count what is there, live or by age, and decide since when an entry must have been used
 *   <li>count for each layer what would be kept
 *   <li>where more than a quarter would go, copy what is kept to a new place; then drop the layer
 *   <li>delete large values that no kept entry refers to
 * </ol>
 *
 * <p>An entry that a newer layer has too is never kept. Until a layer is dropped everything in it
 * can be found; one that is used meanwhile is put again, and so stays.
 */
final class Collector {

  private static final int WORTH_IT = 4;

  private final OpenMemo memo;
  private final Generations generations;
  private final Keeper keeper;
  private final MemoOptions options;

  Collector(OpenMemo memo, Generations generations, Keeper keeper, MemoOptions options) {
    this.memo = memo;
    this.generations = generations;
    this.keeper = keeper;
    this.options = options;
  }

  /** What would become of a layer. */
  private static final class Tally {
    private long kept;
    private long keptBytes;
    private long keptPayload;
    private long dropped;
    private long droppedBytes;

    private boolean worthCopying(boolean overBudget) {
      return dropped > 0 && (overBudget || droppedBytes > (keptBytes + droppedBytes) / WORTH_IT);
    }

    private void keep(Entry entry) {
      kept++;
      keptBytes += entry.size();
      keptPayload += entry.payload().length;
    }

    private void drop(Entry entry) {
      dropped++;
      droppedBytes += entry.size();
    }

    /** Takes the numbers of a layer that is copied: what is dropped is gone. */
    private void addCopied(Tally layer) {
      kept += layer.kept;
      keptBytes += layer.keptBytes;
      keptPayload += layer.keptPayload;
      dropped += layer.dropped;
      droppedBytes += layer.droppedBytes;
    }

    /** Takes the numbers of a layer that stays as it is. */
    private void addLeft(Tally layer) {
      kept += layer.kept + layer.dropped;
      keptBytes += layer.keptBytes + layer.droppedBytes;
    }

    /** What is to hold the entries that are kept, and as many more. */
    private Expected expected() {
      return new Expected(2 * kept, (int) (keptPayload / kept));
    }
  }

  /** One collection. */
  private final class Run {
    private final KeyFilter live;
    private final KeyFilter referred;
    private final List<Generation> copied = new ArrayList<>();
    private long since;
    private boolean overBudget;
    private final Tally total = new Tally();

    Run(KeyFilter live, KeyFilter referred) {
      this.live = live;
      this.referred = referred;
    }

    private boolean isKept(Entry entry, Layers newer) {
      return (Integer.toUnsignedLong(entry.time()) >= since || live.mayContain(entry.key()))
          && newer.get(entry.key()) == null;
    }

    void decide(Layers layers, long now) {
      Census census = new Census(options, now);
      Consumer<Entry> counting =
          entry -> {
            keeper.goOn();
            census.add(entry.time(), entry.size(), live.mayContain(entry.key()));
          };
      layers.journals().forEach(journal -> journal.forEach(counting));
      layers.generations().forEach(generation -> generation.forEach(counting));
      since = census.keptSince();
      overBudget = census.overBudget();
    }

    private Tally tally(Consumer<Consumer<Entry>> entries, @Nullable Layers newer) {
      Tally tally = new Tally();
      entries.accept(
          entry -> {
            keeper.goOn();
            if (newer == null || isKept(entry, newer)) {
              tally.keep(entry);
              refer(entry);
            } else {
              tally.drop(entry);
            }
          });
      return tally;
    }

    private void refer(Entry entry) {
      Reference to = entry.reference() ? Reference.of(entry.payload()) : null;
      if (to != null) {
        referred.add(to.content());
      }
    }

    private void copy(Consumer<Consumer<Entry>> entries, Layers newer, Consumer<Entry> to) {
      entries.accept(
          entry -> {
            keeper.goOn();
            if (isKept(entry, newer)) {
              to.accept(entry);
            }
          });
    }

    /** The journal that is appended to. Those that are sealed will soon be moved, whole. */
    void active(Layers layers, Journal journal) {
      Tally tally = tally(journal::forEach, layers.above(journal));
      if (tally.worthCopying(overBudget)) {
        memo.roll(journal);
        copy(journal::forEach, memo.layers().above(journal), memo::append);
        memo.drop(journal);
        total.addCopied(tally);
      } else {
        total.addLeft(tally);
      }
    }

    void sealed(Journal journal) {
      total.addLeft(tally(journal::forEach, null));
    }

    void generations(Layers layers) {
      Tally copying = new Tally();
      for (Generation generation : layers.generations()) {
        Tally tally = tally(generation::forEach, layers.above(generation));
        if (tally.worthCopying(overBudget)) {
          copied.add(generation);
          copying.addCopied(tally);
        } else {
          total.addLeft(tally);
        }
      }
      total.addCopied(copying);
      if (copying.kept > 0) {
        move(layers, copying.expected());
      }
      if (!copied.isEmpty()) {
        generations.drop(copied);
      }
    }

    private void move(Layers layers, Expected expected) {
      if (copied.contains(layers.generations().get(0))) {
        generations.begin(expected);
      }
      for (Generation generation : copied) {
        copy(
            generation::forEach,
            layers.above(generation),
            entry -> generations.put(entry, expected));
      }
      generations.sync();
    }
  }

  /** Runs on the keeper's thread. */
  MemoReport collect(KeyFilter live, long now) {
    LargeValues values = memo.values();
    values.beginSweep();
    Layers layers = memo.layers();
    Run run = new Run(live, new KeyFilter(values.count()));
    run.decide(layers, now);
    for (Journal journal : layers.journals()) {
      if (journal == layers.active()) {
        run.active(layers, journal);
      } else {
        run.sealed(journal);
      }
    }
    run.generations(layers);
    values.sweep(run.referred);
    Tally total = run.total;
    return new MemoReport(total.kept, total.keptBytes, total.dropped, total.droppedBytes);
  }

  /** A set for the keys that live, sized for what is there. */
  KeyFilter filter(Consumer<Consumer<Hash>> live) {
    KeyFilter filter = new KeyFilter(memo.layers().entries());
    live.accept(
        key -> {
          keeper.goOn();
          filter.add(key);
        });
    return filter;
  }
}
