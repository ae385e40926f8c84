package dev.headrace.samples.codesearch.row;

import java.util.List;

/**
 * What stands under one heading of a Markdown document, up to the next heading; a long section is
 * several of these.
 *
 * @param headings the heading and those above it, outermost first; empty before the first heading
 * @param firstLine the line of the heading or of the part's first line, from 1
 * @param lastLine the last line with text
 * @param text the lines, heading included
 */
public record Section(List<String> headings, int firstLine, int lastLine, String text) {

  /** Copies the headings. */
  public Section {
    headings = List.copyOf(headings);
  }
}
