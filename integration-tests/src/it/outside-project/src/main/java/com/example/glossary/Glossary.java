package com.example.glossary;

import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.List;
import java.util.Optional;

/** The words that a handbook explains, in lines such as {@code race: a channel of water}. */
@Flow
public record Glossary(Source<Page> pages, int shortest, Target<Entry> entries) {

  @Transform
  List<Term> terms(Page page) {
    return page.text().lines().flatMap(line -> term(line).stream()).toList();
  }

  @Transform
  Entry entry(@From("pages.path") String page, Term term) {
    return EntryMapper.INSTANCE.entry(page, term);
  }

  private Optional<Term> term(String line) {
    int colon = line.indexOf(':');
    return colon < shortest
        ? Optional.empty()
        : Optional.of(new Term(line.substring(0, colon), line.substring(colon + 1).strip()));
  }
}
