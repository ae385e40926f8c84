package dev.headrace.processor.schema;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.SchemaCode;
import dev.headrace.processor.problem.WarningCode;
import dev.headrace.processor.problem.Wording;
import dev.headrace.processor.schema.Difference.Effect;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds flows to the lock files of their stored row types, where a directory for these is given.
 * Files are written only when that is asked for, and never in part.
 */
public final class SchemaLock {

  /** The directory of the lock files. */
  public static final String DIRECTORY = "headrace.schemaDir";

  /** What to do with them: {@code check}, the default, or {@code update}. */
  public static final String MODE = "headrace.schema";

  private static final String UPDATE = "update";
  private static final Set<String> MODES = Set.of("check", UPDATE);

  private final Optional<String> directory;
  private final String mode;

  /**
   * Reads the options.
   *
   * @param options the compilation's options for processors
   */
  public SchemaLock(Map<String, String> options) {
    this.directory = Optional.ofNullable(options.get(DIRECTORY)).filter(text -> !text.isBlank());
    this.mode = options.getOrDefault(MODE, "check");
  }

  /**
   * Compares a flow with its lock file, or writes that.
   *
   * @param flow a flow without mistakes
   * @param problems takes the differences
   */
  public void check(FlowModel flow, Problems problems) {
    if (!MODES.contains(mode) || (mode.equals(UPDATE) && directory.isEmpty())) {
      problems.add(SchemaCode.BAD_OPTION, flow.place(), mode);
    } else if (directory.isPresent()) {
      String name = flow.binaryName() + ".schema";
      try {
        compareOrWrite(flow, Path.of(directory.get(), name).toAbsolutePath().normalize(), problems);
      } catch (IOException e) {
        problems.add(SchemaCode.UNREADABLE_LOCK, flow.place(), name, reason(e));
      } catch (IllegalArgumentException e) {
        problems.add(
            SchemaCode.UNREADABLE_LOCK, flow.place(), name, String.valueOf(e.getMessage()));
      }
    }
  }

  /** Without the path, which is another one on each machine. */
  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName();
    return e instanceof FileSystemException system
        ? Optional.ofNullable(system.getReason()).map(why -> kind + ", " + why).orElse(kind)
        : kind + ", " + e.getMessage();
  }

  private void compareOrWrite(FlowModel flow, Path file, Problems problems) throws IOException {
    if (mode.equals(UPDATE)) {
      write(file, SchemaText.write(flow.binaryName(), Schema.of(flow)));
    } else {
      compare(flow, file, problems);
    }
  }

  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".tmp"), text);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void compare(FlowModel flow, Path file, Problems problems) throws IOException {
    if (!Files.exists(file)) {
      problems.add(
          WarningCode.NO_SCHEMA_LOCK, flow.place(), name(flow), file.getFileName().toString());
      return;
    }
    Schema before = SchemaText.read(Files.readString(file));
    List<Difference> all = SchemaDiff.of(before, Schema.of(flow));
    List<String> rebuilt =
        all.stream()
            .filter(difference -> difference.effect() == Effect.REBUILD)
            .map(Difference::target)
            .distinct()
            .toList();
    rebuilt.forEach(target -> tellRebuild(flow, target, all, file, problems));
    if (rebuilt.isEmpty() && !all.isEmpty()) {
      problems.add(
          WarningCode.SCHEMA_LOCK_BEHIND,
          flow.place(),
          name(flow),
          file.getFileName().toString(),
          list(all));
    }
  }

  private static void tellRebuild(
      FlowModel flow, String target, List<Difference> all, Path file, Problems problems) {
    List<Difference> own = all.stream().filter(d -> d.target().equals(target)).toList();
    Optional<NodeModel> node = flow.node(target);
    Place place = node.map(NodeModel::place).orElse(flow.place());
    String subject = node.map(n -> "target " + target).orElse("flow " + name(flow));
    problems.add(
        SchemaCode.TARGET_REBUILT, place, subject, file.getFileName().toString(), list(own));
  }

  private static String list(List<Difference> differences) {
    return Wording.list(differences.stream().map(Difference::toString).toList());
  }

  private static String name(FlowModel flow) {
    return String.join(".", flow.type().simpleNames());
  }
}
