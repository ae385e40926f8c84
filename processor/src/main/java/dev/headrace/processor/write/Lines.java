package dev.headrace.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** Collects code of several lines into one block of JavaPoet's. */
final class Lines {

  private final StringBuilder format = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  Lines add(Code code) {
    format.append(code.format());
    values.addAll(code.values());
    return this;
  }

  /** Punctuation and line breaks; {@code $>} and {@code $<} indent what follows, and undo it. */
  Lines add(String punctuation) {
    format.append(punctuation);
    return this;
  }

  CodeBlock block() {
    return CodeBlock.of(format.toString(), values.toArray());
  }
}
