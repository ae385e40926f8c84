package dev.headrace.faults.drift;

import dev.headrace.Changes;
import dev.headrace.Inspectable;
import dev.headrace.RowKey;
import dev.headrace.RowType;
import dev.headrace.Target;
import dev.headrace.faults.Library;
import dev.headrace.faults.Place;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Changes what targets hold with other means than theirs: of each target some rows go, some change,
 * and some come.
 */
final class Tampering {

  private final Place place;
  private final Random random;

  Tampering(Place place, Random random) {
    this.place = place;
    this.random = random;
  }

  /** How many rows of a target went, changed and came. */
  record Done(int missing, int changed, int foreign) {}

  private Done choose(int rows) {
    int missing = random.nextInt(1 + rows / 3);
    return new Done(missing, random.nextInt(1 + rows / 3), random.nextInt(3));
  }

  private <T> List<T> shuffled(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** Changes the JSON files. */
  Done outlines() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(place.outlines())) {
      files = shuffled(all.filter(f -> f.toString().endsWith(".json")).sorted().toList());
    }
    Done done = choose(files.size());
    for (int i = 0; i < done.missing(); i++) {
      Files.delete(files.get(i));
    }
    for (int i = done.missing(); i < done.missing() + done.changed(); i++) {
      Files.writeString(files.get(i), Files.readString(files.get(i)).replace('W', 'V'));
    }
    for (int i = 0; i < done.foreign(); i++) {
      Files.writeString(
          place.outlines().resolve("new%s.json".formatted(i)),
          "{\n  \"path\": \"new%s\",\n  \"summaries\": []\n}\n".formatted(i));
    }
    return done;
  }

  /** Changes the lines. */
  Done cards() throws IOException {
    List<String> lines = shuffled(Files.readAllLines(place.cards()));
    Done done = choose(lines.size());
    List<String> kept = new ArrayList<>(lines.subList(done.missing(), lines.size()));
    for (int i = 0; i < done.changed(); i++) {
      kept.set(i, kept.get(i).replace("\"total\":", "\"total\":1"));
    }
    for (int i = 0; i < done.foreign(); i++) {
      kept.add("{\"path\":\"new\",\"section\":\"n\\\"%d\",\"total\":7}".formatted(i));
    }
    Files.write(place.cards(), kept);
    return done;
  }

  /** Changes the table. */
  Done entries() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + place.entries());
        Statement statement = connection.createStatement()) {
      int rows = statement.executeQuery("SELECT count(*) FROM row").getInt(1);
      Done done = choose(rows);
      statement.executeUpdate(
          "DELETE FROM row WHERE word IN (SELECT word FROM row ORDER BY word LIMIT %d)"
              .formatted(done.missing()));
      statement.executeUpdate(
          "UPDATE row SET value = value + 1 WHERE word IN (SELECT word FROM row ORDER BY word DESC LIMIT %d)"
              .formatted(done.changed()));
      for (int i = 0; i < done.foreign(); i++) {
        statement.executeUpdate("INSERT INTO row VALUES ('new%d', 1)".formatted(i));
      }
      return done;
    }
  }

  /** Changes the index, as a program would that has it open. */
  Done passages(BoundPlan<Library> plan) throws Exception {
    Target<Library.Passage> index = plan.flow().passages();
    RowType<Library.Passage> type = passageType(plan);
    List<RowKey> keys = new ArrayList<>();
    ((Inspectable<Library.Passage>) index).keys(type, keys::add);
    keys.sort(Comparator.comparing(RowKey::toString));
    keys = shuffled(keys);
    Done done = choose(keys.size());
    List<Library.Passage> changed = new ArrayList<>();
    for (RowKey key : keys.subList(done.missing(), done.missing() + done.changed())) {
      changed.add(new Library.Passage(key.toString(), "changed", new float[] {1, 2}));
    }
    for (int i = 0; i < done.foreign(); i++) {
      changed.add(new Library.Passage("new" + i, "new", new float[] {1, 2}));
    }
    index.prepare(type, type.schema());
    index.apply(new Changes<>(type, changed, keys.subList(0, done.missing())));
    return done;
  }

  @SuppressWarnings("unchecked") // the target of that name takes passages
  private static RowType<Library.Passage> passageType(BoundPlan<Library> plan) {
    for (Delivery<Library, ?> delivery : plan.plan().deliveries()) {
      if (delivery.target().name().equals("passages")) {
        return (RowType<Library.Passage>) delivery.codec();
      }
    }
    throw new AssertionError("the flow has passages");
  }
}
