package dev.headrace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.RowCodec;
import dev.headrace.testing.HandbookSearch.Page;
import dev.headrace.testing.Library.Book;
import dev.headrace.testing.Notes.Note;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRowsTest {

  @Test
  void everyContentGetsEveryKey() {
    SampleRows<Page> pages =
        SampleRows.of(
            HandbookSearchRows.PAGE, List.of(new Page("a", "one"), new Page("longer", "two")));

    assertThat(pages.keys()).containsExactly(RowKey.of("a"), RowKey.of("longer"));
    assertThat(pages.row(0, RowKey.of("longer"))).isEqualTo(new Page("longer", "one"));
    assertThat(pages.row(1, RowKey.of("a"))).isEqualTo(new Page("a", "two"));
    assertThat(pages.row(1, RowKey.of("longer"))).isSameAs(pages.rows().get(1));
  }

  @Test
  void keysOfSeveralColumnsAreExchangedAsAWhole() {
    SampleRows<Book> books =
        SampleRows.of(LibraryRows.BOOK, List.of(new Book("a", 1, "x"), new Book("bb", 2, "y")));

    assertThat(books.row(0, RowKey.of("bb", 2))).isEqualTo(new Book("bb", 2, "x"));
  }

  @Test
  void contentThatLooksLikeTheKeyIsLeftAlone() {
    String seven = new String(new char[] {7, 0, 0, 0}); // as the key is encoded
    SampleRows<Note> notes =
        SampleRows.of(
            NotesRows.NOTE, List.of(new Note(seven, 7, seven), new Note("other", 9, "text")));

    assertThat(notes.row(0, RowKey.of(9))).isEqualTo(new Note(seven, 9, seven));
  }

  private record Scattered(int first, String text, int second) {}

  private static final RowCodec<Scattered> SCATTERED =
      new RowCodec<>(
          RowSchema.of(
              "Scattered",
              Column.key("first", Codecs.INT.type()),
              Column.of("text", Codecs.STRING.type()),
              Column.key("second", Codecs.INT.type())),
          Codecs.INT,
          Codecs.INT) {
        @Override
        protected void write(Scattered row, Encoder out) {
          out.writeInt(row.first());
          out.writeString(row.text());
          out.writeInt(row.second());
        }

        @Override
        protected Scattered read(Decoder in) {
          return new Scattered(in.readInt(), in.readString(), in.readInt());
        }

        @Override
        public Object value(Scattered row, int column) {
          return List.<Object>of(row.first(), row.text(), row.second()).get(column);
        }
      };

  @Test
  void keyColumnsThatDoNotStandTogetherAreNotExchanged() {
    SampleRows<Scattered> rows =
        SampleRows.of(SCATTERED, List.of(new Scattered(1, "x", 1), new Scattered(2, "y", 2)));

    assertThat(rows.row(0, RowKey.of(2, 2))).isNull();
    assertThat(rows.row(0, RowKey.of(1, 1))).isEqualTo(new Scattered(1, "x", 1));
  }
}
