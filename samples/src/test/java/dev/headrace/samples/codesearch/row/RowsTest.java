package dev.headrace.samples.codesearch.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

  @Test
  void aFilesNameTellsItsLanguage() {
    assertThat(Document.of("docs/a.md", "# A")).isEqualTo(new Document.Markdown("# A"));
    assertThat(Document.of("A.java", "class A {}")).isEqualTo(new Document.Java("class A {}"));
    assertThatThrownBy(() -> Document.of("a.txt", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a.txt is neither Markdown (.md) nor Java (.java); exclude it from the source");
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheText() {
    assertThat(Document.of("a.md", "\uFEFF# A").text()).isEqualTo("# A");
  }

  @Test
  void chunksAreCalledByTheirHeadingsOrMembers() {
    assertThat(
            Chunk.of(
                List.of(
                    new Section(List.of(), 1, 1, "Hello."),
                    new Section(List.of("Guide", "Install"), 3, 4, "## Install\nUnpack.")),
                List.of()))
        .containsExactly(
            new Chunk("(start)", 1, 1, "Hello."),
            new Chunk("Guide > Install", 3, 4, "## Install\nUnpack."));
    assertThat(Chunk.of(List.of(), List.of(new Member("A.f(int)", 2, 3, "void f(int a) {}"))))
        .containsExactly(new Chunk("A.f(int)", 2, 3, "void f(int a) {}"));
  }

  @Test
  void noTwoChunksOfADocumentAreCalledTheSame() {
    assertThat(Chunk.of(List.of(), List.of(member("A"), member("A"), member("A (2)"), member("A"))))
        .extracting(Chunk::place)
        .containsExactly("A", "A (2)", "A (2) (2)", "A (3)");
  }

  @Test
  void anOutlineGathersTheChunksOfAFile() {
    Outline outline =
        Outline.of(
            "a.md",
            "Hello.\r\n\r\n# A\r\ntext\r\n",
            List.of(new Chunk("(start)", 1, 1, "Hello."), new Chunk("A", 3, 4, "# A\ntext")));

    assertThat(outline)
        .isEqualTo(
            ImmutableOutline.builder()
                .path("a.md")
                .lines(4)
                .chunks(2)
                .longest(8)
                .addPlaces("(start)", "A")
                .build());
    assertThat(Outline.of("b.md", "", List.of()))
        .extracting(Outline::lines, Outline::chunks, Outline::longest)
        .containsExactly(0, 0, 0);
  }

  private static Member member(String name) {
    return new Member(name, 1, 1, "text");
  }
}
