package dev.headrace.fingerprint.classes;

import dev.headrace.hash.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Classes of which some lie in a merged archive (a "fat" or "uber" jar): each is said to lie in the
 * archive where the build found it, so that the run sees the same user code, the same libraries and
 * the same places as the build did. An archive counts as merged if it holds classes of two archives
 * that the build told apart, or Headrace itself beside one.
 *
 * <p>A class of a merged archive that the build did not place is the flow's neighbour if its
 * package lies below what all of the flow's packages have in common, and else of no archive that
 * the build knew.
 */
public final class SeparatedClasses implements ClassSource {

  private static final Archive HEADRACE =
      new Archive("headrace", Archive.class.getName().replace('.', '/'), new TreeSet<>());

  private final ClassSource base;
  private final Map<String, Merged> merged;
  private final Map<String, String> real = new HashMap<>();

  private SeparatedClasses(ClassSource base, Map<String, Merged> merged) {
    this.base = base;
    this.merged = merged;
    merged.forEach((origin, parts) -> parts.origins().forEach(each -> real.put(each, origin)));
  }

  /**
   * Tells merged classes apart.
   *
   * @param base the classes that would run
   * @param archives where the build found them
   * @return the same classes; {@code base} if no archive is merged
   */
  public static ClassSource of(ClassSource base, List<Archive> archives) {
    Map<String, List<Archive>> together = new LinkedHashMap<>();
    List<Archive> all = new ArrayList<>(archives);
    all.add(HEADRACE);
    for (Archive archive : all) {
      ClassFile file = base.find(archive.anchor());
      if (file != null) {
        List<Archive> parts = together.getOrDefault(file.origin(), new ArrayList<>());
        parts.add(archive);
        together.put(file.origin(), parts);
      }
    }
    Map<String, Merged> merged = new HashMap<>();
    for (Map.Entry<String, List<Archive>> each : together.entrySet()) {
      if (each.getValue().size() > 1) {
        merged.put(each.getKey(), Merged.of(each.getKey(), each.getValue()));
      }
    }
    return merged.isEmpty() ? base : new SeparatedClasses(base, merged);
  }

  @Override
  public @Nullable ClassFile find(String name) {
    ClassFile file = base.find(name);
    return file == null ? null : placed(file);
  }

  @Override
  public List<ClassFile> others(ClassFile first) {
    ClassFile merged = new ClassFile(first.name(), first.bytes(), whole(first.origin()));
    return base.others(merged).stream().map(this::placed).toList();
  }

  @Override
  public @Nullable Bytes resource(String path) {
    return base.resource(path);
  }

  @Override
  public List<ClassFile> all(String origin, Predicate<String> wanted) {
    Merged parts = merged.get(whole(origin));
    return parts == null
        ? base.all(origin, wanted)
        : base
            .all(whole(origin), name -> parts.origin(name).equals(origin) && wanted.test(name))
            .stream()
            .map(this::placed)
            .toList();
  }

  /** Of the whole archive: what the flow's directory held beside classes was not recorded. */
  @Override
  public List<String> entries(String origin) {
    return base.entries(whole(origin));
  }

  private String whole(String origin) {
    return real.getOrDefault(origin, origin);
  }

  private ClassFile placed(ClassFile file) {
    Merged parts = merged.get(file.origin());
    return parts == null
        ? file
        : new ClassFile(file.name(), file.bytes(), parts.origin(file.name()));
  }

  /**
   * One merged archive.
   *
   * @param rest names the place of what the build did not place
   * @param home names the place of what was built together with the flow; null if that is not here
   * @param neighbours begins the names of the flow's neighbours
   * @param holders the places by package or class, as {@link Archive#holds()} names them
   */
  private record Merged(
      String rest, @Nullable String home, String neighbours, Map<String, String> holders) {

    static Merged of(String origin, List<Archive> parts) {
      Map<String, String> holders = new HashMap<>();
      String home = null;
      String neighbours = "";
      for (int i = 0; i < parts.size(); i++) {
        Archive part = parts.get(i);
        String place = origin + "!/" + i + "/" + part.name();
        part.holds().forEach(each -> holders.putIfAbsent(each, place));
        if (part.isHome()) {
          home = place;
          neighbours = common(part);
        }
      }
      return new Merged(origin, home, neighbours, holders);
    }

    List<String> origins() {
      return holders.values().stream().distinct().toList();
    }

    String origin(String name) {
      String held = holders.getOrDefault(name, holders.get(Archive.packageOf(name)));
      if (held != null) {
        return held;
      }
      return home != null && name.startsWith(neighbours) ? home : rest;
    }

    /** What the names of all packages of an archive begin with: whole names of packages. */
    private static String common(Archive archive) {
      String first = Archive.packageOf(archive.holds().first());
      String last = Archive.packageOf(archive.holds().last());
      int same = 0;
      int end = 0;
      while (same < first.length()
          && same < last.length()
          && first.charAt(same) == last.charAt(same)) {
        same++;
        end = first.charAt(same - 1) == '/' ? same : end;
      }
      return first.startsWith("/") ? "" : first.substring(0, end);
    }
  }
}
