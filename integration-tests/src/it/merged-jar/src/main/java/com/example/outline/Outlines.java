package com.example.outline;

import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.LogicScope;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import dev.headrace.files.TextFile;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;

/** How many headings each text has: by a library that counts as a whole. */
@Flow
@LogicScope(content = "commonmark")
record Outlines(Source<TextFile> texts, Style style, Target<Outlines.Outline> outlines) {

  record Outline(@Key String path, String headings) {}

  @Transform
  Outline outline(TextFile text) {
    int[] headings = {0};
    Parser.builder()
        .build()
        .parse(text.text())
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                headings[0]++;
              }
            });
    return new Outline(text.path(), style.text(headings[0]));
  }
}
