package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.Artifact;
import dev.headrace.fingerprint.classes.ClassCache;
import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.LibraryPolicy.Mode;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.Body;
import dev.headrace.fingerprint.code.LibraryUse;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * The libraries that a closure enters. One that counts by its content brings those that its classes
 * refer to: what they do can change a result as well.
 */
final class Libraries {

  private final ClassCache cache;
  private final Map<String, String> checksums = new HashMap<>();
  private final Map<String, Content> contents = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();

  Libraries(ClassCache cache) {
    this.cache = cache;
  }

  String checksum(ClassFile file) {
    return checksums.computeIfAbsent(file.name(), name -> Checksum.of(file.bytes()));
  }

  String place(String origin) {
    return places.computeIfAbsent(origin, each -> Contents.place(cache.source(), each));
  }

  List<Logic.Entered> entered(
      World world, List<Logic.Item> items, Collection<String> deps, Collection<String> consulted) {
    Map<String, Logic.Entered> entered = new TreeMap<>();
    Deque<Entry> open = new ArrayDeque<>();
    Set<String> foreign = new TreeSet<>();
    for (String name : consulted) {
      if (cache.file(name) != null && !world.isUser(name)) {
        foreign.add(name);
      }
    }
    Map<String, String> reasons = foreign.isEmpty() ? new HashMap<>() : reasons(items, foreign);
    deps.forEach(name -> reasons.putIfAbsent(name, name.replace('/', '.') + " is named in deps"));
    foreign.forEach(name -> open.add(new Entry(name, reasons.getOrDefault(name, ""))));
    while (!open.isEmpty()) {
      Entry entry = open.removeFirst();
      ClassFile file = cache.file(entry.name());
      Artifact artifact = world.artifact(entry.name());
      if (file == null || artifact == null || world.isUser(entry.name())) {
        continue;
      }
      Mode mode = entry.byContent() ? byContent(world.mode(artifact)) : world.mode(artifact);
      Logic.Entered known = entered.get(file.origin());
      boolean same = known != null && known.mode().equals(mode.name());
      boolean weaker = known != null && mode == Mode.WALK;
      if (known != null && (same || weaker) && (!known.why().isEmpty() || entry.why().isEmpty())) {
        continue;
      }
      String digest = "";
      if (mode == Mode.CONTENT || mode == Mode.VERSION) {
        Content content = contents.computeIfAbsent(file.origin(), this::content);
        digest = content.digest();
        if (mode == Mode.CONTENT && !same) {
          content.refersTo().forEach(each -> open.add(new Entry(each, "of " + artifact)));
        }
      }
      entered.put(
          file.origin(),
          new Logic.Entered(
              artifact.name(), artifact.version(), mode.name(), digest, entry.why(), entry.name()));
    }
    return entered.values().stream()
        .sorted(Comparator.comparing(Logic.Entered::name).thenComparing(Logic.Entered::digest))
        .toList();
  }

  /** What a library that counts by content calls can't be walked from there. */
  private static Mode byContent(Mode mode) {
    return mode == Mode.WALK ? Mode.CONTENT : mode;
  }

  /** Who refers to a class first, and how. */
  private static Map<String, String> reasons(List<Logic.Item> items, Set<String> names) {
    Map<String, String> reasons = new HashMap<>();
    for (Logic.Item item : items) {
      Body body = item.body();
      if (body == null) {
        continue;
      }
      for (LibraryUse use : body.uses()) {
        if (names.contains(use.owner())) {
          reasons.computeIfAbsent(use.owner(), each -> item.id() + " uses " + use);
        }
      }
      for (String consulted : body.consulted()) {
        if (names.contains(consulted)) {
          reasons.computeIfAbsent(
              consulted, each -> item.id() + " refers to " + each.replace('/', '.'));
        }
      }
    }
    return reasons;
  }

  private Content content(String origin) {
    Set<String> refersTo = new TreeSet<>();
    Set<String> own = new TreeSet<>();
    for (ClassFile file : cache.source().all(origin, name -> true)) {
      own.add(file.name());
      references(file, refersTo);
    }
    refersTo.removeAll(own);
    return new Content(place(origin), refersTo);
  }

  private static void references(ClassFile file, Set<String> names) {
    ClassReader reader = ClassModel.reading(file, () -> new ClassReader(file.bytes().array()));
    ClassModel.reading(file, () -> references(reader, names));
  }

  private static Set<String> references(ClassReader reader, Set<String> names) {
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      if (offset > 0 && reader.readByte(offset - 1) == 7) {
        Type type = Type.getObjectType(reader.readUTF8(offset, buffer));
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
          names.add(element.getInternalName());
        }
      }
    }
    return names;
  }

  private record Content(String digest, Set<String> refersTo) {}

  private record Entry(String name, String why) {
    boolean byContent() {
      return why.startsWith("of ");
    }
  }
}
