package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.ClassCache;
import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.OverlayClasses;
import dev.headrace.fingerprint.classes.PathClasses;
import dev.headrace.fingerprint.classes.Platform;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.Bodies;
import dev.headrace.fingerprint.code.Body;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import dev.headrace.hash.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.pitest.mutationtest.engine.MutationDetails;

/** Every mutant of a method changes the canonical form of that method, and of no other. */
final class ClassMutationTest {

  private static final Platform PLATFORM = Platform.load();

  /** A class of more than 300 lines, with everything that such classes have. */
  @Test
  void everyMutantOfALongClassIsSeen() {
    Mutants mutants = new Mutants(PathClasses.of(Path.of("target/classes")), "STRONGER");
    mutants.of("dev/headrace/fingerprint/classes/World");
    mutants.of("dev/headrace/fingerprint/code/Members");
    assertThat(mutants.survivors).isEmpty();
    assertThat(mutants.elsewhere).isEmpty();
    assertThat(mutants.count).isGreaterThan(200);
  }

  /** On demand: minutes. Survivors must be in the list of those that mean the same. */
  @Test
  @EnabledIfSystemProperty(named = "headrace.mutation", matches = "all")
  void everyMutantOfALibraryIsSeen() throws IOException {
    Path jar;
    try (Stream<Path> files = Files.list(Path.of("target/libraries"))) {
      jar =
          files
              .filter(file -> file.getFileName().toString().matches("commons-lang3-[\\d.]+\\.jar"))
              .findFirst()
              .orElseThrow();
    }
    Mutants mutants = new Mutants(PathClasses.of(jar), "ALL");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .sorted()
          .forEach(mutants::of);
    }
    Files.writeString(
        Files.createDirectories(Path.of("target/library-reports")).resolve("mutants.txt"),
        mutants.count
            + " mutants\n"
            + String.join("\n", mutants.survivors)
            + "\nelsewhere\n"
            + String.join("\n", mutants.elsewhere)
            + "\n");
    assertThat(mutants.elsewhere).isEmpty();
    List<String> equivalent =
        Files.readAllLines(Program.resource("equivalent-mutants.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(mutants.survivors).containsExactlyInAnyOrderElementsOf(equivalent);
  }

  private static final class Mutants {

    private final ClassSource classes;
    private final Pit pit;
    private final List<String> survivors = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private int count;

    Mutants(ClassSource classes, String group) {
      this.classes = classes;
      this.pit = new Pit(classes, group);
    }

    void of(String name) {
      Map<String, String> original = forms(classes, name);
      for (MutationDetails mutation : pit.mutations(name)) {
        count++;
        ClassSource mutated = OverlayClasses.of(classes, name, Bytes.of(pit.mutant(mutation)));
        Map<String, String> forms = forms(mutated, name);
        Set<String> changed = new TreeSet<>();
        forms.forEach(
            (id, form) -> {
              if (!form.equals(original.get(id))) {
                changed.add(id);
              }
            });
        String method = mutation.getMethod();
        String id = method + mutation.getId().getLocation().getMethodDesc();
        if (changed.isEmpty()) {
          survivors.add(described(mutation));
        } else if (original.containsKey(id) && !changed.equals(Set.of(id))) {
          elsewhere.add(described(mutation) + " changes " + changed);
        }
      }
    }

    /** Stable from build to build: no line, no position in the list of instructions. */
    private static String described(MutationDetails mutation) {
      return mutation.getClassName().asJavaName()
          + "."
          + mutation.getMethod()
          + mutation.getId().getLocation().getMethodDesc()
          + " "
          + mutation.getMutator().replaceAll(".*\\.", "")
          + ": "
          + mutation.getDescription();
    }

    private static Map<String, String> forms(ClassSource classes, String name) {
      ClassCache cache = new ClassCache(classes);
      World world =
          new World(cache, Boundary.around(name), LibraryPolicy.walk(), Set.of(), PLATFORM);
      Bodies bodies = new Bodies(world, null);
      ClassModel model = world.require(name);
      Map<String, String> forms = new TreeMap<>();
      for (MethodNode method : model.node().methods) {
        boolean lambda = (method.access & Opcodes.ACC_SYNTHETIC) != 0;
        if (!lambda && !method.name.equals("<clinit>")) {
          NodeKey key = NodeKey.of(Kind.METHOD, name, method.name, method.desc);
          forms.put(method.name + method.desc, form(bodies.body(key)));
        }
      }
      for (FieldNode field : model.node().fields) {
        if ((field.access & Opcodes.ACC_STATIC) != 0) {
          NodeKey key = NodeKey.of(Kind.FIELD, name, field.name, field.desc);
          forms.put("field " + field.name, form(bodies.body(key)));
        }
      }
      forms.put("init", form(bodies.body(NodeKey.of(Kind.CLASS_INIT, name))));
      return forms;
    }

    private static String form(Body body) {
      return body.text() + body.edges();
    }
  }
}
