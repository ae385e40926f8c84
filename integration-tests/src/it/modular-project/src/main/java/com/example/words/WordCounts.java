package com.example.words;

import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import dev.headrace.files.TextFile;

/** How many words each text has. */
@Flow
record WordCounts(Source<TextFile> texts, Target<WordCounts.Count> counts) {

  record Count(@Key String path, int words) {}

  @Transform
  Count count(TextFile text) {
    return new Count(text.path(), text.text().strip().split("\\s+").length);
  }
}
