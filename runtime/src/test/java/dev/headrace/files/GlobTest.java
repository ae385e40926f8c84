package dev.headrace.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "**/*.md a.md true",
        "**/*.md x/a.md true",
        "**/*.md x/y/a.md true",
        "**/*.md a.mdx false",
        "*.md x/a.md false",
        "docs/** docs/a true",
        "docs/** docs/a/b true",
        "docs/** docs false",
        "docs/** mydocs/a false",
        "** a true",
        "** a/b true",
        "**/draft/** draft/a true",
        "**/draft/** x/draft/y/a true",
        "**/draft/** x/drafts/a false",
        "a/**/b a/b true",
        "a/**/b a/x/y/b true",
        "a/**/**/b a/b true",
        "a/**/b/**/c a/b/b/c true",
        "?.md a.md true",
        "?.md 😀.md true",
        "?.md ab.md false",
        "[a-c]x bx true",
        "[a-c]x dx false",
        "[!a-c]x dx true",
        "[!a-c]x ax false",
        "[a-]x -x true",
        "[]]x ]x true",
        "*.{md,txt} a.txt true",
        "*.{md,txt} a.java false",
        "{docs,src/{main,test}}/** src/test/a true",
        "{docs,src/{main,test}}/** src/it/a false",
        "*.MD a.md false",
        "a+b(c).md a+b(c).md true",
        "a+b(c).md aab(c).md false",
        "\\*.md *.md true",
        "\\*.md a.md false",
        "a\\{b,c a{b,c true",
        "a*b*c axxbxxc true",
        ".* .hidden true",
        "*.md .md true"
      })
  void matches(String glob, String path, boolean expected) {
    assertThat(Glob.of(glob).matches(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "**/*.md any true",
        "*.md any false",
        "docs/*.md docs true",
        "docs/*.md docs/x false",
        "docs/*.md src false",
        "d*/x/** docs/x/y/z true",
        "d*/x/** docs/y false",
        "{a,b}/* b true",
        "{a,b}/* c false"
      })
  void knowsWhereNothingCanMatch(String glob, String folder, boolean expected) {
    assertThat(Glob.of(glob).mayMatchBelow(folder)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "** any true",
        "**/draft/** draft true",
        "**/draft/** x/draft true",
        "**/draft/** x false",
        "draft/** draft true",
        "draft/** draft/x false",
        "draft/* draft false",
        "**/*.md x false"
      })
  void knowsWhereEverythingMatches(String glob, String folder, boolean expected) {
    assertThat(Glob.of(glob).matchesAllBelow(folder)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docs\\x.md|has a '\\' before 'x'; folders are separated by '/'",
        "/docs/*.md|has the name '' in it; patterns are relative to the root",
        "docs/|has the name '' in it",
        "../x|has the name '..' in it",
        "**.md|has '**' inside the name '**.md'; it must stand alone between slashes",
        "{a,b|opens a brace that it does not close",
        "[ab|opens a '[' that it does not close"
      })
  void saysWhatIsWrong(String glob, String message) {
    assertThatThrownBy(() -> Glob.of(glob))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The pattern '" + glob + "' ")
        .hasMessageContaining(message);
  }

  @Test
  void boundsWhatBracesStandFor() {
    String glob = "{a,b}".repeat(10);
    assertThatThrownBy(() -> Glob.of(glob)).hasMessageContaining("more than 1000 patterns");
  }
}
