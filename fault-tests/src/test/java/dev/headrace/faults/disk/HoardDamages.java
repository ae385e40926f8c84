package dev.headrace.faults.disk;

import dev.headrace.faults.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Damages one file of each kind of a {@link HoardPlace} in each way, and tries what comes of it. A
 * process of its own: Chronicle Map needs flags, and what it maps could take the process with it.
 */
final class HoardDamages {

  private final Path temp;
  private final HoardPlace place;
  private final HoardPlace foreign;
  private final HoardPlace older;
  private final List<String> expected;
  private final Trial trial = new Trial();

  private HoardDamages(
      Path temp, HoardPlace place, HoardPlace foreign, HoardPlace older, List<String> expected) {
    this.temp = temp;
    this.place = place;
    this.foreign = foreign;
    this.older = older;
    this.expected = expected;
  }

  /**
   * Arguments: a folder to work in, the place, one that has nothing to do with it, the place as it
   * was some time ago, the seed, how often. Prints each damage, and ends with 1 if one was not made
   * good.
   */
  public static void main(String[] arguments) throws Exception {
    Path temp = Path.of(arguments[0]);
    HoardPlace scratch = new HoardPlace(temp.resolve("scratch"));
    scratch.update();
    List<String> expected = scratch.contents();
    HoardDamages damages =
        new HoardDamages(
            temp,
            new HoardPlace(Path.of(arguments[1])),
            new HoardPlace(Path.of(arguments[2])),
            new HoardPlace(Path.of(arguments[3])),
            expected);
    long seed = Long.parseLong(arguments[4]);
    for (Map.Entry<String, String> kind : kinds(damages.place.state()).entrySet()) {
      for (int time = 0; time < Integer.parseInt(arguments[5]); time++) {
        for (Damage damage : Damage.values()) {
          damages.damage(kind.getValue(), damage, new Random(seed + time));
        }
        damages.readOnly(kind.getValue());
      }
    }
    damages.trial.wrong().forEach(System.out::println);
    System.out.println("damaged files: " + damages.trial);
    if (!damages.trial.wrong().isEmpty()) {
      Runtime.getRuntime().exit(1);
    }
  }

  /**
   * One file of each kind, by what its kind is called; of journals the first, which is full, and
   * the last.
   */
  static Map<String, String> kinds(Path state) throws IOException {
    Map<String, String> kinds = new TreeMap<>();
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = state.relativize(file).toString();
        String kind = name.replaceAll("values/.*", "values").replaceAll("\\d{8}", "N");
        kinds.putIfAbsent(kind, name);
        if (kind.endsWith("journal-N")) {
          kinds.put("the last journal", name);
        }
      }
    }
    return kinds;
  }

  private HoardPlace copy() throws IOException {
    Path folder = temp.resolve("damaged");
    Scratch.delete(folder);
    Scratch.copy(place.folder(), folder);
    return new HoardPlace(folder);
  }

  private void damage(String name, Damage damage, Random random) throws Exception {
    String how = place.folder().getFileName() + ": " + damage;
    System.out.println(how + " " + name);
    HoardPlace damaged = copy();
    Path file = damaged.state().resolve(name);
    damage.doTo(
        file,
        new Damage.Others(foreign.state().resolve(name), older.state().resolve(name)),
        random);
    trial.run(
        name, how, damaged, expected, damage == Damage.FOLDER ? () -> Scratch.delete(file) : null);
  }

  private void readOnly(String name) throws Exception {
    String how = place.folder().getFileName() + ": READ_ONLY";
    HoardPlace damaged = copy();
    ReadOnlyFile file = ReadOnlyFile.make(damaged.state().resolve(name));
    try {
      if (file.isReadOnly()) {
        System.out.println(how + " " + name);
        trial.run(name, how, damaged, expected, file::undo);
      }
    } finally {
      file.undo();
    }
  }
}
