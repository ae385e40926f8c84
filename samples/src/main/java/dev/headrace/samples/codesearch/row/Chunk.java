package dev.headrace.samples.codesearch.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A piece of a document, whatever its language.
 *
 * @param place what it is called; no two chunks of a document are called the same
 * @param firstLine its first line, from 1
 * @param lastLine its last line
 * @param text its text
 */
public record Chunk(String place, int firstLine, int lastLine, String text) {

  /** What a document's text before its first heading is called. */
  static final String START = "(start)";

  /**
   * The chunks of a document. Where several would be called the same (the parts of a long section,
   * two headings of one name) the second is called {@code name (2)}.
   *
   * @param sections the document's sections, if it is Markdown
   * @param members the document's members, if it is Java
   * @return the chunks, in the order of the document
   */
  public static List<Chunk> of(List<Section> sections, List<Member> members) {
    List<Chunk> chunks = new ArrayList<>();
    for (Section section : sections) {
      String place = section.headings().isEmpty() ? START : String.join(" > ", section.headings());
      chunks.add(new Chunk(place, section.firstLine(), section.lastLine(), section.text()));
    }
    for (Member member : members) {
      chunks.add(new Chunk(member.name(), member.firstLine(), member.lastLine(), member.text()));
    }
    return numbered(chunks);
  }

  private static List<Chunk> numbered(List<Chunk> chunks) {
    List<Chunk> numbered = new ArrayList<>(chunks.size());
    Set<String> taken = new HashSet<>();
    for (Chunk chunk : chunks) {
      String place = chunk.place;
      for (int n = 2; !taken.add(place); n++) {
        place = "%s (%d)".formatted(chunk.place, n);
      }
      numbered.add(new Chunk(place, chunk.firstLine, chunk.lastLine, chunk.text));
    }
    return List.copyOf(numbered);
  }
}
