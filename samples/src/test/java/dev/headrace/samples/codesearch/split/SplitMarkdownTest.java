package dev.headrace.samples.codesearch.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.samples.codesearch.row.Document;
import dev.headrace.samples.codesearch.row.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMarkdownTest {

  @Test
  void aSectionReachesToTheNextHeadingAndKnowsThoseAboveIt() {
    assertThat(
            split(
                """
                # Guide

                Hello.

                ## Install

                Unpack it.

                ### On Linux
                With tar.
                ## Use
                Run it.
                """))
        .containsExactly(
            new Section(List.of("Guide"), 1, 3, "# Guide\n\nHello."),
            new Section(List.of("Guide", "Install"), 5, 7, "## Install\n\nUnpack it."),
            new Section(List.of("Guide", "Install", "On Linux"), 9, 10, "### On Linux\nWith tar."),
            new Section(List.of("Guide", "Use"), 11, 12, "## Use\nRun it."));
  }

  @Test
  void levelsMayBeSkippedAndClimbedBack() {
    assertThat(split("### Deep\na\n# Top\nb\n#### Deeper\nc\n## Middle\nd\n"))
        .extracting(Section::headings)
        .containsExactly(
            List.of("Deep"), List.of("Top"), List.of("Top", "Deeper"), List.of("Top", "Middle"));
  }

  @Test
  void hashesInCodeAreNoHeadings() {
    assertThat(
            split(
                """
                # Shell
                ```sh
                # not a heading
                echo hello
                ```
                ~~~
                ## nor this
                ~~~

                    # nor this
                """))
        .singleElement()
        .extracting(Section::headings, Section::firstLine, Section::lastLine)
        .containsExactly(List.of("Shell"), 1, 10);
  }

  @Test
  void underlinedTextIsAHeading() {
    assertThat(split("Title of\ntwo lines\n=====\ntext\n\nSub\n---\nmore\n"))
        .containsExactly(
            new Section(List.of("Title of two lines"), 1, 4, "Title of\ntwo lines\n=====\ntext"),
            new Section(List.of("Title of two lines", "Sub"), 6, 8, "Sub\n---\nmore"));
  }

  @Test
  void headingsAreReadAsPlainText() {
    assertThat(split("# The `Engine` and *its* [plan](plan.md) &amp; more ##\n"))
        .singleElement()
        .extracting(Section::headings)
        .isEqualTo(List.of("The Engine and its plan & more"));
  }

  @Test
  void headingsInQuotationsAndListsStartNoSection() {
    assertThat(split("# A\n> # quoted\n\n- # item\n\ntext\n")).hasSize(1);
  }

  @Test
  void textBeforeTheFirstHeadingHasNoHeadings() {
    assertThat(split("\n\nHello.\n\n# A\n"))
        .containsExactly(
            new Section(List.of(), 3, 3, "Hello."), new Section(List.of("A"), 5, 5, "# A"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesMayEndInAnyWay(String end) {
    assertThat(split(String.join(end, "# A", "one", "", "# B", "two", "")))
        .containsExactly(
            new Section(List.of("A"), 1, 2, "# A\none"),
            new Section(List.of("B"), 4, 5, "# B\ntwo"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \n\t\n"})
  void anEmptyDocumentHasNoSections(String text) {
    assertThat(split(text)).isEmpty();
  }

  @Test
  void unicodeIsKept() {
    assertThat(split("# Größe 🚰\nÜber 日本語\n\n## Ende\n"))
        .containsExactly(
            new Section(List.of("Größe 🚰"), 1, 2, "# Größe 🚰\nÜber 日本語"),
            new Section(List.of("Größe 🚰", "Ende"), 4, 4, "## Ende"));
  }

  @Test
  void linkDefinitionsAndHtmlAreNotLost() {
    assertThat(split("# A\n<p>hi</p>\n\n[x]: http://x\n"))
        .containsExactly(new Section(List.of("A"), 1, 4, "# A\n<p>hi</p>\n\n[x]: http://x"));
  }

  @Test
  void aLongSectionIsCutBetweenParagraphs() {
    assertThat(
            new SplitMarkdown(40)
                .apply(markdown("# A\n\nfirst paragraph here\n\nsecond one\n\nthird paragraph\n")))
        .containsExactly(
            new Section(List.of("A"), 1, 5, "# A\n\nfirst paragraph here\n\nsecond one"),
            new Section(List.of("A"), 7, 7, "third paragraph"));
  }

  @Test
  void aHeadingStaysWithWhatFollowsIt() {
    assertThat(new SplitMarkdown(20).apply(markdown("# A heading\n\n" + "x".repeat(17) + "\n")))
        .extracting(Section::firstLine)
        .containsExactly(1, 3);
    assertThat(new SplitMarkdown(20).apply(markdown("# A\n\none two\nthree four\nfive six\n")))
        .extracting(Section::text)
        .containsExactly("# A\n\none two", "three four\nfive six");
  }

  @Test
  void aLongListIsCutBetweenItems() {
    assertThat(
            new SplitMarkdown(30)
                .apply(markdown("# A\n- one\n  and more of it\n- two\n  and more\n- three\n")))
        .extracting(Section::text)
        .containsExactly("# A\n- one\n  and more of it", "- two\n  and more\n- three");
  }

  @Test
  void aLongLineIsCutBetweenWordsAndNeverWithinACharacter() {
    assertThat(new SplitMarkdown(10).apply(markdown("abc def ghi jkl mno")))
        .extracting(Section::text)
        .containsExactly("abc def", "ghi jkl", "mno");
    assertThat(new SplitMarkdown(3).apply(markdown("🚰🚰🚰")))
        .extracting(Section::text)
        .containsExactly("🚰", "🚰", "🚰");
    assertThat(new SplitMarkdown(1).apply(markdown("🚰a🚰")))
        .extracting(Section::text)
        .containsExactly("🚰", "a", "🚰");
  }

  @Test
  void aPartThatHoldsNothingIsRefused() {
    assertThatThrownBy(() -> new SplitMarkdown(0).apply(markdown("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxChars must be at least 1, but is 0");
  }

  private static List<Section> split(String text) {
    return new SplitMarkdown(1000).apply(markdown(text));
  }

  private static Document.Markdown markdown(String text) {
    return new Document.Markdown(text);
  }
}
