package dev.headrace.engine;

import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.memory.MemorySource;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Delivery;
import dev.headrace.plan.Edge;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Evaluation;
import dev.headrace.plan.Graph;
import dev.headrace.plan.MethodRef;
import dev.headrace.plan.Node;
import dev.headrace.plan.Plan;
import dev.headrace.plan.Resource;
import dev.headrace.plan.RowCodec;
import dev.headrace.plan.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A small flow with its plan written by hand: notes are split into words, words are measured in
 * batches, each word becomes a card, and each note a summary.
 *
 * <pre>
 * notes - words - size - card    cards (keyed by note and position, or by word alone)
 *       \              \ summary summaries
 * </pre>
 */
record Notes(
    Source<Note> notes,
    Settings settings,
    Target<Card> cards,
    Target<Summary> summaries,
    Faults faults) {

  record Note(String id, String text) {}

  record Card(String key, String word, int size) {}

  record Summary(String id, int words, int letters) {}

  /**
   * What a user would configure.
   *
   * @param keys what identifies a card
   * @param factor each size is multiplied by it
   */
  record Settings(CardKeys keys, int factor) {}

  enum CardKeys {
    /** No two notes have a card in common. */
    NOTE_AND_WORD,
    /** Notes share the card of a word. */
    WORD,
    /** Words of one length have one key and different cards: a conflict. */
    LENGTH
  }

  /** Lets transforms fail: texts that can't be split, words that can't be measured. */
  static final class Faults {
    final ConcurrentHashMap<String, RuntimeException> unsplittable = new ConcurrentHashMap<>();
    final ConcurrentHashMap<String, RuntimeException> unmeasurable = new ConcurrentHashMap<>();
    final List<List<String>> batches = new ArrayList<>();
  }

  static final class Fixture {
    final MemorySource<Note> notes = MemorySource.of(Note::id);
    MemoryTarget<Card> cards = new MemoryTarget<>();

    /** Takes the cards in place of {@link #cards}. */
    @Nullable Target<Card> otherCards;

    MemoryTarget<Summary> summaries = new MemoryTarget<>();
    final Faults faults = new Faults();
    Settings settings = new Settings(CardKeys.NOTE_AND_WORD, 1);

    Fixture put(String id, String text) {
      notes.put(new Note(id, text));
      return this;
    }

    BoundPlan<Notes> plan() {
      return BoundPlan.of(
          new NotesPlan(),
          new Notes(notes, settings, otherCards == null ? cards : otherCards, summaries, faults));
    }
  }

  List<String> words(String text) {
    RuntimeException fault = faults.unsplittable.get(text);
    if (fault != null) {
      throw fault;
    }
    return text.isBlank() ? List.of() : List.of(text.split(" ", -1));
  }

  List<Integer> sizes(List<String> words) {
    synchronized (faults.batches) {
      faults.batches.add(words);
    }
    List<Integer> sizes = new ArrayList<>();
    for (String word : words) {
      RuntimeException fault = faults.unmeasurable.get(word);
      if (fault != null) {
        throw fault;
      }
      sizes.add(word.length() * settings.factor());
    }
    return sizes;
  }

  Card card(Note note, String word, int size) {
    String key =
        switch (settings.keys()) {
          case NOTE_AND_WORD -> note.id() + "/" + word;
          case WORD -> word;
          case LENGTH -> Integer.toString(size);
        };
    return new Card(key, word, size);
  }

  Summary summary(Note note, List<Integer> sizes) {
    return new Summary(note.id(), sizes.size(), sizes.stream().mapToInt(Integer::intValue).sum());
  }

  static final class NotesPlan implements Plan<Notes> {

    static final RowCodec<Note> NOTE =
        new RowCodec<>(
            RowSchema.of(
                "Note",
                Column.key("id", Codecs.STRING.type()),
                Column.of("text", Codecs.STRING.type())),
            Codecs.STRING) {
          @Override
          protected void write(Note row, Encoder out) {
            Codecs.STRING.encode(row.id(), out);
            Codecs.STRING.encode(row.text(), out);
          }

          @Override
          protected Note read(Decoder in) {
            return new Note(in.readString(), in.readString());
          }

          @Override
          public Object value(Note row, int column) {
            return column == 0 ? row.id() : row.text();
          }
        };

    static final RowCodec<Card> CARD =
        new RowCodec<>(
            RowSchema.of(
                "Card",
                Column.key("key", Codecs.STRING.type()),
                Column.of("word", Codecs.STRING.type()),
                Column.of("size", Codecs.INT.type())),
            Codecs.STRING) {
          @Override
          protected void write(Card row, Encoder out) {
            Codecs.STRING.encode(row.key(), out);
            Codecs.STRING.encode(row.word(), out);
            out.writeInt(row.size());
          }

          @Override
          protected Card read(Decoder in) {
            return new Card(in.readString(), in.readString(), in.readInt());
          }

          @Override
          public Object value(Card row, int column) {
            return switch (column) {
              case 0 -> row.key();
              case 1 -> row.word();
              default -> row.size();
            };
          }
        };

    /** The same bytes as {@link #CARD}, under another column name. */
    static final RowCodec<Card> RENAMED_CARD =
        new RowCodec<>(
            RowSchema.of(
                "Card",
                Column.key("key", Codecs.STRING.type()),
                Column.of("term", Codecs.STRING.type()),
                Column.of("size", Codecs.INT.type())),
            Codecs.STRING) {
          @Override
          protected void write(Card row, Encoder out) {
            CARD.encode(row, out);
          }

          @Override
          protected Card read(Decoder in) {
            return CARD.decode(in);
          }

          @Override
          public @Nullable Object value(Card row, int column) {
            return CARD.value(row, column);
          }
        };

    static final RowCodec<Summary> SUMMARY =
        new RowCodec<>(
            RowSchema.of(
                "Summary",
                Column.key("id", Codecs.STRING.type()),
                Column.of("words", Codecs.INT.type()),
                Column.of("letters", Codecs.INT.type())),
            Codecs.STRING) {
          @Override
          protected void write(Summary row, Encoder out) {
            Codecs.STRING.encode(row.id(), out);
            out.writeInt(row.words());
            out.writeInt(row.letters());
          }

          @Override
          protected Summary read(Decoder in) {
            return new Summary(in.readString(), in.readInt(), in.readInt());
          }

          @Override
          public Object value(Summary row, int column) {
            return switch (column) {
              case 0 -> row.id();
              case 1 -> row.words();
              default -> row.letters();
            };
          }
        };

    private static final Node<Note> NOTES = Node.source("notes", NOTE);
    private static final Node<List<String>> WORDS =
        Node.transform(
            "words",
            Codecs.list(Codecs.STRING),
            method("words", "(Ljava/lang/String;)Ljava/util/List;"));
    private static final Node<Integer> SIZES =
        Node.transform("sizes", Codecs.INT, method("sizes", "(Ljava/util/List;)Ljava/util/List;"))
            .batched(4);
    private static final Node<Summary> SUMMARY_OF =
        Node.transform(
            "summary",
            SUMMARY,
            method(
                "summary",
                "(Ldev/headrace/engine/Notes$Note;Ljava/util/List;)Ldev/headrace/engine/Notes$Summary;"));
    private static final Node<Summary> SUMMARIES = Node.target("summaries", SUMMARY);

    private final RowCodec<Card> codec;
    private final Node<Card> card;
    private final Node<Card> cards;

    NotesPlan() {
      this(CARD);
    }

    /** A plan whose cards have another type: what a user gets who changes the record. */
    NotesPlan(RowCodec<Card> codec) {
      this.codec = codec;
      card =
          Node.transform(
              "card",
              codec,
              method(
                  "card",
                  "(Ldev/headrace/engine/Notes$Note;Ljava/lang/String;I)Ldev/headrace/engine/Notes$Card;"));
      cards = Node.target("cards", codec);
    }

    private static MethodRef method(String name, String descriptor) {
      return MethodRef.of("dev.headrace.engine.Notes", name, descriptor);
    }

    @Override
    public Graph graph() {
      return Graph.of("dev.headrace.engine.Notes")
          .source(NOTES)
          .transform(WORDS, "notes", Edge.each("notes.text"))
          .transform(SIZES, "words", Edge.each("words"))
          .transform(card, "words", Edge.each("notes"), Edge.each("words"), Edge.each("sizes"))
          .transform(SUMMARY_OF, "notes", Edge.each("notes"), Edge.all("sizes"))
          .target(cards, "card")
          .target(SUMMARIES, "summary")
          .build();
    }

    @Override
    public List<Stage<Notes, ?>> stages() {
      return List.of(Stage.of(NOTES, NOTE, Notes::notes, this::notes));
    }

    @Override
    public List<Delivery<Notes, ?>> deliveries() {
      return List.of(
          Delivery.of(cards, codec, Notes::cards),
          Delivery.of(SUMMARIES, SUMMARY, Notes::summaries));
    }

    @Override
    public List<Resource<Notes>> resources() {
      return List.of(
          Resource.of(
              "settings.keys", Codecs.enumOf(CardKeys.class), flow -> flow.settings().keys()),
          Resource.of("settings.factor", Codecs.INT, flow -> flow.settings().factor()));
    }

    private void notes(Notes flow, Evaluation<Note> row) throws InterruptedException {
      Cells<Note> notes = row.source();
      Cells<String> text = row.component(notes, Codecs.STRING, Note::text);
      Cells<String> words =
          row.each(row.call(WORDS, in -> flow.words(in.get(text)), text), Codecs.STRING);
      Cells<Integer> sizes = row.batch(SIZES, in -> flow.sizes(in.all(words)), words);
      Cells<Card> made =
          row.call(
              card,
              in -> flow.card(in.get(notes), in.get(words), in.get(sizes)),
              notes,
              words,
              sizes);
      Cells<List<Integer>> all = row.all(sizes, notes);
      Cells<Summary> summary =
          row.call(SUMMARY_OF, in -> flow.summary(in.get(notes), in.get(all)), notes, all);
      row.export(cards, made);
      row.export(SUMMARIES, summary);
    }
  }
}
