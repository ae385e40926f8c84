package com.example;

import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;

/** A flow whose transform takes rows that nothing yields. */
@Flow
record Summaries(Source<Summaries.Page> pages, Target<Summaries.Summary> summaries) {

  record Page(@Key String path, String text) {}

  record Heading(String text) {}

  record Summary(@Key String path, String text) {}

  @Transform
  Summary summary(Page page, Heading heading) { // expected: HR401
    return new Summary(page.path(), heading.text());
  }
}
