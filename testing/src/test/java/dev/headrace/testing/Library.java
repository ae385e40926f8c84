package dev.headrace.testing;

import dev.headrace.Export;
import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.List;
import java.util.Optional;

/** Two sources, three targets, a nested scope, a gather, a filter, and shared target rows. */
@Flow
record Library(
    Source<Library.Book> books,
    Source<Library.Reader> readers,
    Target<Library.Word> words,
    Target<Library.Summary> summaries,
    Target<Library.Adult> adults) {

  record Book(@Key String shelf, @Key int place, String text) {}

  record Reader(String name, @Key long number, int age) {}

  record Token(String text) {}

  /** Two books may yield the same word: they share it while they agree on its use. */
  record Word(@Key String word, int use) {}

  record Summary(@Key String shelf, @Key int place, int words) {}

  record Adult(@Key long number, String name) {}

  @Transform
  List<Token> tokens(Book book) {
    return List.of(book.text().split(" ", -1)).stream().distinct().map(Token::new).toList();
  }

  @Transform
  @Export("words")
  Word word(Book book, Token token) {
    if (token.text().equals("illegible")) {
      throw new IllegalStateException("can't read that");
    }
    return new Word(token.text(), token.text().equals("odd") ? book.place() : 0);
  }

  @Transform
  Summary summary(Book book, @From("word") List<Word> all) {
    return new Summary(book.shelf(), book.place(), all.size());
  }

  @Transform
  Optional<Adult> adult(Reader reader) {
    return reader.age() < 18
        ? Optional.empty()
        : Optional.of(new Adult(reader.number(), reader.name()));
  }
}
