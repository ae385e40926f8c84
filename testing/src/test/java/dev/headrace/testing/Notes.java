package dev.headrace.testing;

import dev.headrace.Fingerprinted;
import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import dev.headrace.Untracked;
import java.util.function.UnaryOperator;

/**
 * A flow with everything in it that can break: what happens to the text, and what its resource says
 * of itself.
 */
@Flow
record Notes(
    Source<Notes.Note> notes,
    Notes.Model model,
    @Untracked("tests break it") UnaryOperator<String> text,
    Target<Notes.Card> cards) {

  /** The key stands in the middle. */
  record Note(String title, @Key int id, String text) {}

  record Card(@Key int id, String text) {}

  interface Model extends Fingerprinted {}

  @Transform
  Card card(Note note) {
    return new Card(note.id(), model.fingerprint().length() + text.apply(note.text()));
  }
}
