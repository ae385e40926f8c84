package dev.headrace.fingerprint;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.ClassCache;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.graph.Engine;
import dev.headrace.fingerprint.graph.Start;
import dev.headrace.fingerprint.purity.PurityTable;
import java.util.List;

/**
 * Computes logic fingerprints. Two runs over equal class files give equal fingerprints, whatever
 * the JDK, the directory, the locale or the order of files. Keeps what it has parsed; not
 * thread-safe.
 *
 * <pre>{@code
 * var fingerprinter =
 *     Fingerprinter.of(LoaderClasses.of(loader), Boundary.around("docs.Search"), LibraryPolicy.walk());
 * LogicTree tree = fingerprinter.fingerprint(Root.of("docs.Search", "passage", "(...)..."));
 * }</pre>
 */
public final class Fingerprinter {

  private final Engine engine;
  private final PurityTable table = PurityTable.load();

  private Fingerprinter(Engine engine) {
    this.engine = engine;
  }

  /**
   * Reads from a source of classes.
   *
   * @param classes finds the classes that would run
   * @param userCode what is user code
   * @param libraries how libraries count
   * @return the fingerprinter
   */
  public static Fingerprinter of(ClassSource classes, Boundary userCode, LibraryPolicy libraries) {
    return of(new ClassCache(classes), userCode, libraries);
  }

  /**
   * Reads classes that others read as well: each is parsed once for all.
   *
   * @param classes keeps what was read
   * @param userCode what is user code
   * @param libraries how libraries count
   * @return the fingerprinter
   */
  public static Fingerprinter of(ClassCache classes, Boundary userCode, LibraryPolicy libraries) {
    return new Fingerprinter(new Engine(classes, userCode, libraries));
  }

  /**
   * Fingerprints one method and everything it can reach.
   *
   * @param root the method
   * @return its tree
   * @throws dev.headrace.fingerprint.classes.FingerprintException if a class is missing or can't be
   *     read
   */
  public LogicTree fingerprint(Root root) {
    if (root.pinned()) {
      return Trees.pinned(root);
    }
    Start start =
        new Start(
            internal(root.owner()),
            root.name(),
            root.descriptor(),
            root.receiver(),
            root.inputs(),
            root.outputs(),
            root.deps().stream().map(Fingerprinter::internal).toList(),
            root.resources());
    return Trees.of(root, engine.closure(start), table);
  }

  /**
   * Fingerprints several methods.
   *
   * @param roots the methods
   * @return their trees, in order
   */
  public List<LogicTree> fingerprint(List<Root> roots) {
    return roots.stream().map(this::fingerprint).toList();
  }

  private static String internal(String binaryName) {
    return binaryName.replace('.', '/');
  }
}
