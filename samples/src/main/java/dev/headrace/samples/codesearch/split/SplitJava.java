package dev.headrace.samples.codesearch.split;

import dev.headrace.Transform;
import dev.headrace.samples.codesearch.row.Document;
import dev.headrace.samples.codesearch.row.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a Java source into its types and methods, each with the comments before it. A small type
 * is one member; a larger one is a member up to its first method or nested type, which are members
 * of their own. A member that is too long is cut between its statements, else between lines.
 *
 * @param wholeUpTo the most characters of a type that is left whole
 * @param maxChars the most characters of a member's part
 */
@Transform
public record SplitJava(int wholeUpTo, int maxChars) {

  /**
   * Splits a compilation unit.
   *
   * @param document the compilation unit
   * @return its members, in order
   * @throws IllegalArgumentException if it is not Java; says where and why
   */
  public List<Member> apply(Document.Java document) {
    SourceText source = new SourceText(document.text());
    Cutter cutter = new Cutter(source, maxChars);
    List<Member> members = new ArrayList<>();
    for (JavaUnit unit : new JavaUnits(source, wholeUpTo).of(JavaSyntax.parse(document.text()))) {
      for (Region part : cutter.cut(unit.region(), unit.seams())) {
        members.add(
            new Member(
                unit.name(),
                source.line(part.start()),
                source.line(part.end() - 1),
                source.slice(part.start(), part.end()).stripIndent()));
      }
    }
    return List.copyOf(members);
  }
}
