package dev.headrace.engine;

import dev.headrace.fingerprint.LogicDiff;
import dev.headrace.fingerprint.LogicTree;
import dev.headrace.fingerprint.Manifest;
import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.state.Durability;
import dev.headrace.state.StateException;
import dev.headrace.state.StateStore;
import dev.headrace.state.sqlite.SqliteState;
import dev.headrace.state.sqlite.StateDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares fingerprint files of two builds, and accepts the one as equivalent to the other: after a
 * new compiler or library of which one knows that no result changes.
 *
 * <pre>
 * explain OLD NEW        tells for each transform what changed; exits with 1 if anything did
 * rebase STATE OLD NEW   results of OLD count as results of NEW in a state directory from now on
 * </pre>
 */
public final class LogicCommand {

  private static final int SAME = 0;
  private static final int CHANGED = 1;
  private static final int WRONG = 2;
  private static final String USAGE =
      """
      usage: explain OLD.fingerprint NEW.fingerprint
             rebase STATE-DIRECTORY OLD.fingerprint NEW.fingerprint
      A build leaves META-INF/headrace/<Flow>.fingerprint beside the classes.""";

  private LogicCommand() {}

  /**
   * Runs a command and ends the process: 0 if nothing changed or the command did what it was asked,
   * 1 if {@code explain} found a change, 2 for a wrong use.
   *
   * @param args the command
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      if (args.size() == 3 && args.get(0).equals("explain")) {
        return explain(read(args.get(1)), read(args.get(2)), out);
      }
      if (args.size() == 4 && args.get(0).equals("rebase")) {
        return rebase(Path.of(args.get(1)), read(args.get(2)), read(args.get(3)), out);
      }
      err.println(USAGE);
    } catch (IOException e) {
      err.println("can't read " + e.getMessage() + "; name the fingerprint files of two builds");
    } catch (FingerprintException | StateException e) {
      err.println(e.getMessage());
    }
    return WRONG;
  }

  private static Manifest read(String file) throws IOException {
    return Manifest.parse(Files.readString(Path.of(file)));
  }

  private static int explain(Manifest old, Manifest now, PrintStream out) {
    int result = SAME;
    for (var entry : now.transforms().entrySet()) {
      LogicTree was = old.transforms().get(entry.getKey());
      String text = was == null ? "new" : LogicDiff.between(was, entry.getValue()).toString();
      out.println(entry.getKey() + ": " + text.replace("\n", System.lineSeparator() + "  "));
      result = text.equals("unchanged") ? result : CHANGED;
    }
    for (String name : old.transforms().keySet()) {
      if (!now.transforms().containsKey(name)) {
        out.println(name + ": gone");
        result = CHANGED;
      }
    }
    return result;
  }

  private static int rebase(Path state, Manifest old, Manifest now, PrintStream out) {
    try (StateDirectory directory = StateDirectory.open(state);
        StateStore store = SqliteState.open(directory, Durability.POWER_LOSS)) {
      List<String> accepted = new Logics(store).accept(old, now);
      out.println(
          accepted.isEmpty()
              ? "nothing to accept: no transform has another fingerprint"
              : "accepted as equivalent: " + String.join(", ", accepted));
    }
    return SAME;
  }
}
