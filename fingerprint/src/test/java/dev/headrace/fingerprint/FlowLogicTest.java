package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A manifest holds exactly as long as nothing that its fingerprints rest on is another. */
class FlowLogicTest {

  private static final String FLOW =
      """
      package p;
      public class Flow {
        String shape(Shape shape) { return shape.name(); }
        String prompt(String text) throws Exception {
          return new String(Flow.class.getResourceAsStream("/prompts/one.txt").readAllBytes()) + text;
        }
        String plain(String text) { return text.strip(); }
      }
      """;
  private static final String SHAPE = "package p; public interface Shape { String name(); }";
  private static final String DOT =
      "package p; class Dot implements Shape { public String name() { return \"dot\"; } }";

  private static Root root(String name, String descriptor) {
    return Root.of("p.Flow", name, descriptor).onReceiver();
  }

  private static FlowLogic logic(Root... roots) {
    TreeMap<String, Root> all = new TreeMap<>();
    for (Root root : roots) {
      all.put(root.name(), root);
    }
    return new FlowLogic("p.Flow", Boundary.around("p.Flow"), LibraryPolicy.walk(), all);
  }

  private static final FlowLogic LOGIC =
      logic(
          root("shape", "(Lp/Shape;)Ljava/lang/String;"),
          root("prompt", "(Ljava/lang/String;)Ljava/lang/String;"),
          root("plain", "(Ljava/lang/String;)Ljava/lang/String;"));

  private static Javac.Compiled compile(Map<String, String> more, Map<String, String> resources) {
    Map<String, String> files = new TreeMap<>(more);
    files.putIfAbsent("p/Flow.java", FLOW);
    files.put("p/Shape.java", SHAPE);
    files.put("p/Dot.java", DOT);
    Map<String, byte[]> bytes = new TreeMap<>();
    resources.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new Javac.Compiled(Javac.compile(files).classes(), bytes);
  }

  @Test
  void nothingIsOutdatedWhereNothingChanged() {
    Map<String, String> prompts = Map.of("prompts/one.txt", "be brief");
    Manifest manifest = LOGIC.compute(compile(Map.of(), prompts));
    assertThat(manifest.outdated(compile(Map.of(), prompts))).isEmpty();
    assertThat(Manifest.parse(manifest.write())).isEqualTo(manifest);
  }

  private static final Map<String, String> TWO_WAYS =
      Map.of(
          "p/Flow.java",
          """
          package p;
          class Flow {
            String dot(String text) { return Text.join(new Dot(), text); }
            String line(String text) { return Text.join(new Line(), text); }
          }
          class Text { static String join(Shape shape, String text) { return shape.name() + text; } }
          class Line implements Shape { public String name() { return "-"; } }
          """);
  private static final FlowLogic TWO =
      logic(
          root("dot", "(Ljava/lang/String;)Ljava/lang/String;"),
          root("line", "(Ljava/lang/String;)Ljava/lang/String;"));

  @Test
  void whatTransformsShareIsWrittenOnceAndWhatACallLeadsToForEach() {
    Manifest manifest = TWO.compute(compile(TWO_WAYS, Map.of()));
    String text = manifest.write();
    assertThat(text.lines().filter(line -> line.startsWith("node\t")))
        .filteredOn(line -> line.endsWith("\tp.Text.join(Shape, String)"))
        .hasSize(1);
    assertThat(tree(manifest, "dot").byId()).containsKey("p.Dot.name()");
    assertThat(tree(manifest, "line").byId())
        .containsKeys("p.Text.join(Shape, String)", "p.Line.name()")
        .doesNotContainKey("p.Dot.name()");
    assertThat(Manifest.parse(text)).isEqualTo(manifest);
    assertThat(Manifest.parse(text).write()).isEqualTo(text);
  }

  @Test
  void damagedNodesAreRefused() {
    String text = TWO.compute(compile(TWO_WAYS, Map.of())).write();
    assertThatThrownBy(() -> nodes(text.replaceFirst("starts\tdot\t\\d+\n", "")))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("does not say at which node dot starts");
    assertThatThrownBy(() -> nodes(text.replaceFirst("starts\tdot\t\\d+", "starts\tdot\t999")))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("dot refers to another");
    assertThatThrownBy(() -> nodes(text.replaceFirst("(node\t[0-9a-f]+\t)[0-9,]+", "$1-5")))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("refers to another");
    assertThatThrownBy(() -> nodes(text.replaceFirst("differs\t", "differs\t999")))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("damaged in the line: differs\t999");
    assertThatThrownBy(() -> Manifest.parse(text.replaceFirst("starts\tdot", "starts\tdog")))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("was edited");
  }

  /** The nodes of a file that is whole: they are read when they are asked for. */
  private static Map<String, LogicTree.Node> nodes(String edited) {
    return tree(Manifest.parse(Seal.of(edited)), "dot").byId();
  }

  @Test
  void aNewSubtypeOfAnOpenInputTypeOutdatesWhatTakesIt() {
    Manifest manifest = LOGIC.compute(compile(Map.of(), Map.of()));
    String line =
        "package p; class Line implements Shape { public String name() { return \"-\"; } }";
    Javac.Compiled changed = compile(Map.of("p/Line.java", line), Map.of());
    assertThat(manifest.outdated(changed)).containsExactly("shape");
    assertThat(hash(LOGIC.compute(changed), "shape")).isNotEqualTo(hash(manifest, "shape"));
  }

  @Test
  void anotherResourceFileOutdatesWhatReadsIt() {
    Manifest manifest = LOGIC.compute(compile(Map.of(), Map.of("prompts/one.txt", "be brief")));
    Javac.Compiled changed = compile(Map.of(), Map.of("prompts/one.txt", "be verbose"));
    assertThat(manifest.outdated(changed)).containsExactly("prompt");
    assertThat(hash(LOGIC.compute(changed), "prompt")).isNotEqualTo(hash(manifest, "prompt"));
  }

  @Test
  void declaredFilesCountByContentAndSoDoesANewOneThatFits() {
    Root plain = root("plain", "(Ljava/lang/String;)Ljava/lang/String;");
    FlowLogic declared = logic(plain.readingFiles("prompts/*.txt"));
    Manifest one = declared.compute(compile(Map.of(), Map.of("prompts/a.txt", "a")));
    Javac.Compiled changed = compile(Map.of(), Map.of("prompts/a.txt", "b"));
    Javac.Compiled added =
        compile(Map.of(), Map.of("prompts/a.txt", "a", "prompts/deep/c.txt", "c"));
    Javac.Compiled fits = compile(Map.of(), Map.of("prompts/a.txt", "a", "prompts/b.txt", "b"));
    assertThat(one.outdated(changed)).containsExactly("plain");
    assertThat(one.outdated(added)).isEmpty();
    assertThat(one.outdated(fits)).containsExactly("plain");
    assertThat(hash(declared.compute(changed), "plain")).isNotEqualTo(hash(one, "plain"));
    assertThat(hash(declared.compute(fits), "plain")).isNotEqualTo(hash(one, "plain"));
    FlowLogic deep = logic(plain.readingFiles("prompts/**/*.txt"));
    assertThat(deep.compute(compile(Map.of(), Map.of("prompts/a.txt", "a"))).outdated(added))
        .containsExactly("plain");
  }

  @Test
  void pinnedTransformsOfOneVersionAreNotOneLogic() {
    Javac.Compiled classes = compile(Map.of(), Map.of());
    Manifest manifest =
        logic(
                root("shape", "(Lp/Shape;)Ljava/lang/String;").version(1).pin(),
                root("plain", "(Ljava/lang/String;)Ljava/lang/String;").version(1).pin())
            .compute(classes);
    assertThat(hash(manifest, "shape")).isNotEqualTo(hash(manifest, "plain"));
    assertThat(
            manifest.outdated(
                compile(Map.of("p/Flow.java", FLOW.replace("strip", "trim")), Map.of())))
        .isEmpty();
  }

  @Test
  void anotherVersionIsAnotherFingerprintAndSaysSo() {
    Javac.Compiled classes = compile(Map.of(), Map.of());
    Root plain = root("plain", "(Ljava/lang/String;)Ljava/lang/String;");
    LogicTree one = tree(logic(plain).compute(classes), "plain");
    LogicTree two = tree(logic(plain.version(2)).compute(classes), "plain");
    assertThat(LogicDiff.between(one, two).toString())
        .isEqualTo("changed\nits declaration changed (version, parameters, deps or resources)");
  }

  @Test
  void theQuestionIsIdentifiedByAllOfIt() {
    Root plain = root("plain", "(Ljava/lang/String;)Ljava/lang/String;");
    FlowLogic wider =
        new FlowLogic(
            "p.Flow",
            Boundary.around("p.Flow").andPackages(java.util.List.of("q")),
            LibraryPolicy.walk(),
            new TreeMap<>(Map.of("plain", plain)));
    assertThat(logic(plain).id())
        .isEqualTo(logic(plain).id())
        .isNotEqualTo(logic(plain.version(1)).id())
        .isNotEqualTo(wider.id());
  }

  private static String hash(Manifest manifest, String transform) {
    return tree(manifest, transform).hash();
  }

  private static LogicTree tree(Manifest manifest, String transform) {
    return java.util.Objects.requireNonNull(manifest.transforms().get(transform));
  }
}
