package dev.headrace.samples.codesearch.split;

import com.github.javaparser.JavaParser;
import com.github.javaparser.JavaToken;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import java.util.Optional;

/** Parses Java sources. */
final class JavaSyntax {

  private JavaSyntax() {}

  /**
   * Parses a source.
   *
   * @throws IllegalArgumentException if it is not Java
   */
  static CompilationUnit parse(String text) {
    ParserConfiguration configuration =
        new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_25).setTabSize(1);
    ParseResult<CompilationUnit> parsed = new JavaParser(configuration).parse(text);
    if (!parsed.isSuccessful()) {
      throw new IllegalArgumentException(describe(parsed));
    }
    return parsed.getResult().orElseThrow();
  }

  private static String describe(ParseResult<CompilationUnit> parsed) {
    Problem first = parsed.getProblems().get(0);
    String where =
        first
            .getLocation()
            .map(location -> found(first, location.getBegin()))
            .flatMap(JavaToken::getRange)
            .map(range -> range.begin)
            .map(JavaSyntax::describe)
            .orElse("");
    int more = parsed.getProblems().size() - 1;
    return "This is not Java 25 that can be parsed: %s%s%s. Mend the file, or exclude it."
        .formatted(
            where,
            withoutList(first.getMessage()),
            more == 0 ? "" : " (and %d more)".formatted(more));
  }

  /** A problem of grammar is reported at the last token that was right. */
  private static JavaToken found(Problem problem, JavaToken reported) {
    if (!problem.getMessage().startsWith("Parse error. Found ")) {
      return reported;
    }
    Optional<JavaToken> next = reported.getNextToken();
    while (next.isPresent() && next.get().getCategory().isWhitespaceOrComment()) {
      next = next.get().getNextToken();
    }
    return next.orElse(reported);
  }

  private static String describe(Position position) {
    return "line %d, column %d: ".formatted(position.line, position.column);
  }

  /** A problem's first line, without the dozens of tokens that would have been right. */
  private static String withoutList(String message) {
    String line = message.lines().findFirst().orElse("no reason given");
    int list = line.indexOf(", expected one of ");
    return list < 0 ? line : line.substring(0, list);
  }
}
