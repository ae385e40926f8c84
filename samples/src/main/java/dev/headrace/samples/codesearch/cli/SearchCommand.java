package dev.headrace.samples.codesearch.cli;

import dev.headrace.report.HeadraceException;
import dev.headrace.samples.codesearch.embed.Embedder;
import dev.headrace.samples.codesearch.embed.EmbeddingException;
import dev.headrace.state.StateException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: what can be said, and what a failure means for the exit code. */
@Command(
    name = "headrace-samples",
    mixinStandardHelpOptions = true,
    version = "headrace-samples 0.1.0-SNAPSHOT",
    description = {
      "Keeps a search index over Markdown and Java files, and answers questions.",
      "Left out: src/test, target, node_modules and what begins with a dot."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all files are indexed",
      "1:some files failed; the others are indexed",
      "2:it could not run"
    },
    footer = {
      "",
      "The key of an endpoint is taken from the environment: " + EmbedderChoice.KEY,
    },
    sortOptions = false)
final class SearchCommand implements Callable<Integer> {

  static final int SOME_FAILED = 1;
  static final int COULD_NOT_RUN = 2;

  private final Map<String, String> environment;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Spec
  private CommandSpec spec;

  @Option(names = "--root", paramLabel = "DIR", description = "What to index (default: here).")
  private Path root = Path.of("");

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "What is remembered (default: below the root, in .headrace).")
  private @Nullable Path state;

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description = "The index (default: below the root, in .headrace).")
  private @Nullable Path index;

  @Option(
      names = "--embedder",
      paramLabel = "lexical|URL",
      defaultValue = EmbedderChoice.LEXICAL,
      description = {
        "lexical: likeness of words, in this process (default).",
        "URL: an OpenAI-compatible endpoint, for example http://localhost:11434/v1"
      })
  private String embedder = EmbedderChoice.LEXICAL;

  @Option(names = "--model", paramLabel = "NAME", description = "The endpoint's model.")
  private @Nullable String model;

  @Option(
      names = "--dimensions",
      paramLabel = "N",
      description = "Length of the vectors (default: 384 for lexical, else the model's own).")
  private int dimensions;

  @Option(names = "--query", paramLabel = "TEXT", description = "A question to answer.")
  private @Nullable String query;

  @Option(names = "--k", paramLabel = "N", description = "How many answers (default: 5).")
  private int k = 5;

  @Option(names = "--preview", description = "Tell what an update would do, and do nothing.")
  private boolean preview;

  private SearchCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The command, ready to be executed. */
  static CommandLine commandLine(Map<String, String> environment) {
    return new CommandLine(new SearchCommand(environment))
        .setExecutionExceptionHandler(SearchCommand::explain);
  }

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(root)) {
      throw wrong("--root %s is not a directory".formatted(root));
    }
    if (k < 1) {
      throw wrong("--k must be at least 1, but is " + k);
    }
    try (Embedder open = embedder()) {
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter err = spec.commandLine().getErr();
      Places places = Places.of(root, open.fingerprint(), state, index);
      SearchRun run = new SearchRun(places, open, out, Progress.onTerminal(err));
      if (preview) {
        run.preview();
        return CommandLine.ExitCode.OK;
      }
      open.embed(List.of("a text")); // an endpoint that is not there is told once, not per file
      boolean succeeded = run.update();
      if (query != null) {
        run.answer(query, k);
      }
      return succeeded ? CommandLine.ExitCode.OK : SOME_FAILED;
    }
  }

  private Embedder embedder() {
    try {
      return EmbedderChoice.of(embedder, model, dimensions, environment);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private ParameterException wrong(@Nullable String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** What the environment is to blame for is told in a line; anything else is a bug, with trace. */
  private static int explain(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof HeadraceException
        || e instanceof StateException
        || e instanceof EmbeddingException
        || e instanceof IOException
        || e instanceof UncheckedIOException
        || e instanceof InterruptedException) {
      line.getErr().println(line.getColorScheme().errorText(String.valueOf(e.getMessage())));
    } else {
      e.printStackTrace(line.getErr());
    }
    return COULD_NOT_RUN;
  }
}
