package dev.headrace.processor.logic;

import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.classes.Origins;
import dev.headrace.fingerprint.classes.PathClasses;
import dev.headrace.hash.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** What a compilation has written and what it compiled against, without the JDK's own classes. */
final class CompiledClasses implements ClassSource {

  private static final PathClasses FILES = PathClasses.of();

  private final Filer filer;
  private final Elements elements;
  private final Map<String, List<String>> modules = new HashMap<>();
  private final Map<String, Optional<ClassFile>> known = new HashMap<>();
  private final Map<String, String> origins = new HashMap<>();

  CompiledClasses(Filer filer, Elements elements) {
    this.filer = filer;
    this.elements = elements;
  }

  /** Whether the compilation's output can be read back. */
  boolean hasCompiled(String name) {
    return classFile(name, StandardLocation.CLASS_OUTPUT, packageOf(name)) != null;
  }

  /** Each class is read once for all flows: the compilation has ended. */
  @Override
  public @Nullable ClassFile find(String name) {
    return known.computeIfAbsent(name, each -> Optional.ofNullable(read(each))).orElse(null);
  }

  private @Nullable ClassFile read(String name) {
    String packageName = packageOf(name);
    ClassFile found = classFile(name, StandardLocation.CLASS_OUTPUT, packageName);
    if (found == null) {
      found = classFile(name, StandardLocation.CLASS_PATH, packageName);
    }
    for (String module : modules.computeIfAbsent(packageName, this::modules)) {
      if (found == null) {
        found = classFile(name, StandardLocation.MODULE_PATH, module + "/" + packageName);
      }
    }
    return found;
  }

  /** The named modules that have a package, without the JDK's. */
  private List<String> modules(String packageName) {
    return elements.getAllPackageElements(packageName).stream()
        .map(elements::getModuleOf)
        .map(module -> module.getQualifiedName().toString())
        .filter(module -> !module.isEmpty() && !module.matches("(java|jdk)\\..*"))
        .sorted()
        .toList();
  }

  /** An empty file is one that an output did not keep. */
  private @Nullable ClassFile classFile(String name, Location location, String place) {
    String entry = name.substring(name.lastIndexOf('/') + 1) + ".class";
    try {
      FileObject file = filer.getResource(location, place, entry);
      try (InputStream in = file.openInputStream()) {
        byte[] bytes = in.readAllBytes();
        return bytes.length == 0
            ? null
            : new ClassFile(
                name, Bytes.of(bytes), origin(file.toUri().toString(), name + ".class"));
      }
    } catch (IOException | RuntimeException absent) {
      return null;
    }
  }

  /** Each place is named once: that asks the file system. */
  private String origin(String url, String entry) {
    String place = url.substring(0, url.length() - entry.length());
    return origins.computeIfAbsent(place, each -> Origins.of(url, entry));
  }

  @Override
  public @Nullable Bytes resource(String path) {
    for (Location location : List.of(StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH)) {
      try (InputStream in = filer.getResource(location, "", path).openInputStream()) {
        return Bytes.of(in.readAllBytes());
      } catch (IOException | RuntimeException absent) {
        // looked for in the next place
      }
    }
    return null;
  }

  @Override
  public List<ClassFile> all(String origin, Predicate<String> wanted) {
    return FILES.all(origin, wanted);
  }

  @Override
  public List<String> entries(String origin) {
    return FILES.entries(origin);
  }

  private static String packageOf(String name) {
    int end = name.lastIndexOf('/');
    return end < 0 ? "" : name.substring(0, end).replace('/', '.');
  }
}
