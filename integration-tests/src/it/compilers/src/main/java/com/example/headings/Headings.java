package com.example.headings;

import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import dev.headrace.files.TextFile;
import java.util.Comparator;

/**
 * The headings of texts: with lambdas, an anonymous class, a switch over an enum and a
 * concatenation, which every compiler writes in its own way.
 */
@Flow
record Headings(Source<TextFile> texts, Style style, Target<Headings.Shown> shown) {

  record Shown(@Key String path, String headings) {}

  @Transform
  Shown show(TextFile text) {
    Comparator<String> longestFirst =
        new Comparator<>() {
          @Override
          public int compare(String one, String other) {
            return other.length() - one.length();
          }
        };
    return new Shown(
        text.path(),
        text.text()
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> style.heading(line))
            .sorted(longestFirst)
            .toList()
            .toString());
  }
}
