package dev.headrace.samples.codesearch.split;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Range;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.Node;
import java.util.Optional;

/**
 * Where nodes begin and end when the comments around them are counted in: those before a node
 * belong to it, one behind it on its last line too.
 */
final class JavaTokens {

  private final SourceText source;

  JavaTokens(SourceText source) {
    this.source = source;
  }

  /** The offset behind the code before a node; 0 if there is none. */
  int start(Node node) {
    Optional<JavaToken> before = range(node).getBegin().getPreviousToken();
    while (before.isPresent() && before.get().getCategory().isWhitespaceOrComment()) {
      before = before.get().getPreviousToken();
    }
    return before.map(this::endWithComment).orElse(0);
  }

  /** The offset behind a node. */
  int end(Node node) {
    return endWithComment(range(node).getEnd());
  }

  /** The offset of a node's last token. */
  int closingBrace(Node node) {
    Range last = position(range(node).getEnd());
    return source.offset(last.begin.line, last.begin.column);
  }

  /** The offset behind a token, and behind comments that nothing follows on their line. */
  private int endWithComment(JavaToken token) {
    int end = end(token);
    for (Optional<JavaToken> next = token.getNextToken();
        next.isPresent();
        next = next.get().getNextToken()) {
      JavaToken.Category category = next.get().getCategory();
      if (category.isEndOfLine()) {
        return end(next.get());
      }
      if (!category.isWhitespaceOrComment()) {
        return end(token);
      }
      end = end(next.get());
    }
    return end;
  }

  private int end(JavaToken token) {
    Range range = position(token);
    return source.offset(range.end.line, range.end.column) + 1;
  }

  private static TokenRange range(Node node) {
    return node.getTokenRange()
        .orElseThrow(() -> new IllegalStateException("The parser kept no tokens of " + node));
  }

  private static Range position(JavaToken token) {
    return token
        .getRange()
        .orElseThrow(() -> new IllegalStateException("The parser kept no place of " + token));
  }
}
