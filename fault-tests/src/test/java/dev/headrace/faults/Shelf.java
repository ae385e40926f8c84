package dev.headrace.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of files of sections, edited at random: files come, change, are renamed, split, merged
 * and go; sections move, are copied and change. A section has the same text wherever it is. Changes
 * are written at once. Not thread-safe.
 */
public final class Shelf {

  private static final int MIN_FILES = 6;
  private static final int MAX_FILES = 14;
  private static final int MAX_SECTIONS = 6;
  private static final int VOCABULARY = 400;

  private final Path folder;
  private final Random random;
  private final Map<String, List<String>> files = new TreeMap<>();
  private final Map<String, String> texts = new TreeMap<>();
  private int names;

  /** The shelf that is in a folder, or an empty one. */
  public Shelf(Path folder, Random random) throws IOException {
    this.folder = folder;
    this.random = random;
    Files.createDirectories(folder);
    for (Path path : paths()) {
      List<String> ids = new ArrayList<>();
      for (String line : Files.readAllLines(path)) {
        String id = line.substring(0, line.indexOf(':'));
        ids.add(id);
        texts.put(id, line.substring(id.length() + 2));
        names = Math.max(names, number(id) + 1);
      }
      files.put(name(path), ids);
      names = Math.max(names, number(path.getFileName().toString()) + 1);
    }
  }

  private static int number(String name) {
    return Integer.parseInt(name.replaceAll("\\D", ""));
  }

  private String name(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private List<Path> paths() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Makes edits, and returns what was done. */
  public String edit(int edits) throws IOException {
    List<String> done = new ArrayList<>();
    for (int i = 0; i < edits; i++) {
      done.add(editOne());
    }
    texts.keySet().removeIf(id -> files.values().stream().noneMatch(ids -> ids.contains(id)));
    write();
    return String.join(", ", done);
  }

  private String editOne() {
    int kind = random.nextInt(12);
    if (files.size() < MIN_FILES || (kind == 0 && files.size() < MAX_FILES)) {
      return add();
    }
    String file = any(List.copyOf(files.keySet()));
    List<String> ids = new ArrayList<>(sections(file));
    String other = any(List.copyOf(files.keySet()));
    switch (kind) {
      case 1, 2 -> {
        String id = any(ids);
        texts.put(id, text());
        return "change " + id;
      }
      case 3 -> {
        String name = name();
        files.remove(file);
        files.put(name, ids);
        return "rename " + file + " to " + name;
      }
      case 4 -> {
        files.remove(file);
        return "remove " + file;
      }
      case 5 -> {
        return split(file, ids);
      }
      case 6 -> {
        return merge(file, other);
      }
      case 7 -> {
        return move(file, other);
      }
      default -> {
        List<String> more = new ArrayList<>(ids);
        more.add(section());
        files.put(file, more);
        return "grow " + file;
      }
    }
  }

  private String add() {
    String file = name();
    List<String> ids = new ArrayList<>();
    for (int i = 1 + random.nextInt(MAX_SECTIONS); i > 0; i--) {
      ids.add(section());
    }
    files.put(file, ids);
    return "add " + file;
  }

  private String split(String file, List<String> ids) {
    int at = 1 + random.nextInt(ids.size());
    if (at == ids.size()) {
      return "split nothing";
    }
    String name = name();
    files.put(file, List.copyOf(ids.subList(0, at)));
    files.put(name, List.copyOf(ids.subList(at, ids.size())));
    return "split " + file + " into " + name;
  }

  private String merge(String file, String other) {
    if (file.equals(other)) {
      return "merge nothing";
    }
    List<String> both = new ArrayList<>(sections(file));
    sections(other).stream().filter(id -> !both.contains(id)).forEach(both::add);
    files.remove(other);
    files.put(file, List.copyOf(both));
    return "merge " + other + " into " + file;
  }

  /** Moves a section to another file, or copies it there. */
  private String move(String file, String other) {
    String id = any(sections(file));
    if (file.equals(other) || sections(other).contains(id)) {
      return "move nothing";
    }
    List<String> more = new ArrayList<>(sections(other));
    more.add(random.nextInt(more.size() + 1), id);
    files.put(other, more);
    boolean copy = random.nextBoolean() || sections(file).size() == 1;
    if (!copy) {
      files.put(file, sections(file).stream().filter(i -> !i.equals(id)).toList());
    }
    return (copy ? "copy " : "move ") + id + " from " + file + " to " + other;
  }

  private List<String> sections(String file) {
    return files.getOrDefault(file, List.of());
  }

  private String section() {
    String id = "s" + names++;
    texts.put(id, text());
    return id;
  }

  private String name() {
    return (random.nextBoolean() ? "sub/" : "") + "f" + names++ + ".txt";
  }

  private String text() {
    List<String> words = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      words.add("w" + random.nextInt(VOCABULARY));
    }
    return String.join(" ", words);
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void write() throws IOException {
    for (Path path : paths()) {
      if (!files.containsKey(name(path))) {
        Files.delete(path);
      }
    }
    for (Map.Entry<String, List<String>> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      StringBuilder text = new StringBuilder();
      file.getValue()
          .forEach(id -> text.append(id).append(": ").append(texts.get(id)).append('\n'));
      if (!Files.exists(path) || !Files.readString(path).equals(text.toString())) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
      }
    }
  }

  @Override
  public String toString() {
    return "%d files with %d sections in %s".formatted(files.size(), texts.size(), folder);
  }
}
