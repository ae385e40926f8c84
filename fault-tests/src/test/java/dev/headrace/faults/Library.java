package dev.headrace.faults;

import dev.headrace.Batched;
import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import dev.headrace.Untracked;
import dev.headrace.files.TextFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Files of sections of words, one section a line: {@code s7: some words}. Sections have their own
 * keys, so that they can move from file to file, and be in several; words are shared by all.
 *
 * <pre>
 * shelf ─▶ sections ─▶ words ─▶ score (batched, paid for) ─▶ entry ──────────▶ words (SQLite)
 *               └──────▶ summary (gathers scores, paid for) ─▶ passage ───────▶ passages (Lucene)
 *                            ├──────▶ card ────────────────────────────────────▶ cards (JSON lines)
 *                            └──────▶ outline (gathers summaries of the file) ─▶ outlines (JSON)
 * </pre>
 *
 * @param shelf the files
 * @param calls hears of the calls that cost money
 * @param passages one for each section
 * @param outlines one for each file
 * @param cards one for each section in each file
 * @param entries one for each word
 */
@Flow
public record Library(
    Source<TextFile> shelf,
    @Untracked("hears of calls, and may fail or delay them, but changes no result") Calls calls,
    Target<Passage> passages,
    Target<Outline> outlines,
    Target<Card> cards,
    Target<Entry> entries) {

  /** A line of a file. */
  public record Section(String id, String text) {}

  /** A word of a section. */
  public record Word(String text) {}

  /** What a model says of a word. */
  public record Score(String word, int value) {}

  /** What a model says of a section. */
  public record Summary(String section, String text, int total) {}

  /** A section to be searched. */
  @SuppressWarnings("ArrayRecordComponent") // rows are compared by content, never with equals
  public record Passage(@Key String section, String text, float[] embedding) {}

  /** A file. */
  public record Outline(@Key String path, List<String> summaries) {}

  /** A section in a file. */
  public record Card(@Key String path, @Key String section, int total) {}

  /** A word. */
  public record Entry(@Key String word, int value) {}

  @Transform
  List<Section> sections(TextFile file) {
    return file.text().lines().map(Library::section).toList();
  }

  private static Section section(String line) {
    int colon = line.indexOf(':');
    return new Section(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  @Transform
  List<Word> words(Section section) {
    return Stream.of(section.text().split(" ", -1)).map(Word::new).toList();
  }

  @Transform
  @Batched(max = 4)
  List<Score> score(List<Word> words) {
    return words.stream().map(this::score).toList();
  }

  private Score score(Word word) {
    calls.begin("score " + word.text());
    Score score = new Score(word.text(), word.text().length() * 31 + word.text().hashCode() % 97);
    calls.done("score " + word.text());
    return score;
  }

  @Transform
  Summary summary(Section section, List<Score> scores) {
    scores.forEach(score -> calls.used("score " + score.word()));
    calls.begin("summary " + section);
    int total = scores.stream().mapToInt(Score::value).sum();
    String text = section.text().toUpperCase(Locale.ROOT);
    calls.done("summary " + section);
    return new Summary(section.id(), text, total);
  }

  @Transform
  Passage passage(Section section, Summary summary) {
    calls.used("summary " + section);
    return new Passage(section.id(), summary.text(), new float[] {1, summary.total()});
  }

  @Transform
  Entry entry(Word word, Score score) {
    calls.used("score " + word.text());
    return new Entry(word.text(), score.value());
  }

  @Transform
  Card card(TextFile file, Section section, Summary summary) {
    calls.used("summary " + section);
    return new Card(file.path(), section.id(), summary.total());
  }

  @Transform
  Outline outline(TextFile file, List<Summary> summaries) {
    return new Outline(file.path(), summaries.stream().map(Summary::text).toList());
  }
}
