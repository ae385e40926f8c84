package dev.headrace.faults.disk;

import dev.headrace.RowKey;
import dev.headrace.Source;
import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.files.JsonLines;
import dev.headrace.memo.MemoOptions;
import dev.headrace.report.UpdateReport;
import dev.headrace.state.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a {@link Hoard} is. Its memo has so small a budget that a few hundred items fill many
 * journals; nothing of it goes, since the budget takes nothing of the last minutes.
 *
 * @param folder with the state directory and what the target holds
 */
record HoardPlace(Path folder) implements Site {

  private static final int MEMO_BYTES = 256 << 10;
  private static final int LENGTH = 300;
  private static final int LARGE = 40_000;
  private static final int LARGE_ID = 5;

  /**
   * What there is to be hoarded.
   *
   * @param first the smallest id
   * @param count how many ids
   * @param edited each item whose id is a multiple of this has a second edition; 0 for none
   */
  record Stock(int first, int count, int edited) {

    private Source<Hoard.Item> source() {
      return listing -> {
        for (int id = first; id < first + count; id++) {
          Hoard.Item item =
              new Hoard.Item(
                  id,
                  edited > 0 && id % edited == 0 ? 2 : 1,
                  id % 100 == LARGE_ID ? LARGE : LENGTH);
          listing.add(RowKey.of(id), Integer.toString(item.edition()), item.length(), () -> item);
        }
      };
    }
  }

  @Override
  public Path state() {
    return folder.resolve("state");
  }

  private Path labels() {
    return folder.resolve("labels.jsonl");
  }

  /** Updates once. */
  UpdateReport update(Stock stock) {
    EngineOptions options =
        EngineOptions.defaults()
            .withMemo(MemoOptions.defaults().withMaxBytes(MEMO_BYTES))
            .withDurability(Durability.KILL);
    try (Engine engine = Engine.open(state(), options)) {
      UpdateReport report =
          engine.update(HoardPlan.of(new Hoard(stock.source(), JsonLines.to(labels()))));
      engine.collectGarbage();
      return report;
    }
  }

  /** Goes back to what was there at first, so that old results are asked for. */
  @Override
  public UpdateReport update() {
    return update(HoardWriter.FIRST);
  }

  @Override
  public List<String> contents() throws IOException {
    return Files.exists(labels()) ? Files.readAllLines(labels()) : List.of();
  }
}
