package dev.headrace.faults.disk;

import dev.headrace.engine.Engine;
import dev.headrace.faults.Scratch;
import dev.headrace.report.UpdateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Updates after damage was done. Either that makes targets equal to a build from scratch, or it is
 * refused with a message that names the file and the way out; then to follow it does.
 */
final class Trial {

  /** A damage may have to be made good before the state is rebuilt, and the memo deleted. */
  private static final int MAX_STEPS = 3;

  private static final Pattern ACCESS =
      Pattern.compile("(?i)(let|that) this process|may write|that this process|read and write it");

  private final List<String> wrong = new ArrayList<>();
  private int continued;
  private int refused;

  /** What can be done about damage that is none to the bytes. */
  @FunctionalInterface
  interface Remedy {
    /** Does it. */
    void apply() throws Exception;
  }

  /**
   * Tries it.
   *
   * @param file was damaged
   * @param how it was
   * @param site where
   * @param expected what the targets are to hold
   * @param remedy what its owner does when a message says that a file can't be read or written;
   *     null if that is no way out
   */
  void run(String file, String how, Site site, List<String> expected, @Nullable Remedy remedy)
      throws Exception {
    String name = file.replaceAll("-wal$|-shm$|\\.seal$|\\.index$", "");
    String did = how + " " + file;
    for (int step = 0; step <= MAX_STEPS; step++) {
      try {
        check(did, site, expected);
        if (step == 0) {
          continued++;
        } else {
          refused++;
        }
        return;
      } catch (RuntimeException refusal) {
        did += ": " + refusal;
        String message = String.valueOf(refusal.getMessage());
        if (!message.contains(site.state().toString()) || !message.contains(name)) {
          wrong.add(did + ": does not name the file: " + refusal);
        }
        try {
          did += follow(message, site, remedy);
        } catch (IOException | RuntimeException e) {
          wrong.add(did + ": " + e);
          return;
        }
      }
    }
    wrong.add(did + ": refused again");
  }

  private static String follow(String message, Site site, @Nullable Remedy remedy)
      throws Exception {
    if (remedy != null && ACCESS.matcher(message).find()) {
      remedy.apply();
      return ": made good";
    }
    if (message.contains("Engine.rebuild")) {
      Engine.rebuild(site.state());
      return ": rebuilt";
    }
    if (message.contains("elete it")) {
      if (remedy != null) {
        remedy.apply(); // a file that is mounted over itself can't be deleted
      }
      Path named = named(message, site.state());
      delete(named, message.contains("beside it"));
      return ": deleted " + named;
    }
    throw new IllegalStateException("no way out");
  }

  /** The file in a directory that a message names. */
  private static Path named(String message, Path directory) {
    Matcher file =
        Pattern.compile(Pattern.quote(directory.toString()) + "[\\w./-]*").matcher(message);
    return file.find() ? Path.of(file.group().replaceAll("\\.$", "")) : directory.resolve("none");
  }

  private static void delete(Path file, boolean withOthers) throws IOException {
    if (withOthers) {
      try (Stream<Path> beside = Files.list(file.resolveSibling(""))) {
        String name = file.getFileName().toString();
        for (Path other :
            beside.filter(f -> f.getFileName().toString().startsWith(name)).toList()) {
          Scratch.delete(other);
        }
      }
    }
    Scratch.delete(file);
  }

  private void check(String what, Site site, List<String> expected) throws Exception {
    UpdateReport report = site.update();
    List<String> contents = site.contents();
    if (!report.succeeded()) {
      wrong.add(what + ": " + report);
    } else if (!contents.equals(expected)) {
      List<String> more = new ArrayList<>(contents);
      more.removeAll(expected);
      List<String> less = new ArrayList<>(expected);
      less.removeAll(contents);
      wrong.add("%s: too many: %s; too few: %s".formatted(what, more, less));
    }
  }

  /** What was not as it should be. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  int continued() {
    return continued;
  }

  int refused() {
    return refused;
  }

  @Override
  public String toString() {
    return "%d continued, %d refused and made good".formatted(continued, refused);
  }
}
