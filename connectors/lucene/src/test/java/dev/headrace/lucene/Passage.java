package dev.headrace.lucene;

import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import dev.headrace.plan.Codec;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.RowCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row as an application would have it. */
@SuppressWarnings("ArrayRecordComponent") // a vector is an array; tests compare values, not rows
record Passage(
    String path,
    int start,
    String text,
    Optional<String> language,
    List<String> tags,
    double weight,
    Instant at,
    Span span,
    float[] embedding) {

  static final RowCodec<Span> SPAN = new SpanCodec();
  static final RowCodec<Passage> CODEC = new PassageCodec();

  /** A nested row. */
  record Span(int from, Map<String, Integer> words) {}

  static Passage of(String path, int start, String text, float... embedding) {
    return new Passage(
        path,
        start,
        text,
        Optional.of(path.endsWith(".md") ? "en" : "de"),
        List.of("all", "n" + start),
        start / 2.0,
        Instant.ofEpochSecond(1_000_000 + start, start),
        new Span(start, Map.of("w", start)),
        embedding);
  }

  private static final class SpanCodec extends RowCodec<Span> {

    private static final Codec<Map<String, Integer>> WORDS = Codecs.map(Codecs.STRING, Codecs.INT);

    SpanCodec() {
      super(
          RowSchema.of(
              "Span",
              Column.of("from", Codecs.INT.type()),
              Column.of("words", Codecs.map(Codecs.STRING, Codecs.INT).type())));
    }

    @Override
    protected void write(Span row, Encoder out) {
      out.writeInt(row.from());
      WORDS.encode(row.words(), out);
    }

    @Override
    protected Span read(Decoder in) {
      return new Span(in.readInt(), WORDS.decode(in));
    }

    @Override
    public Object value(Span row, int column) {
      return column == 0 ? row.from() : row.words();
    }
  }

  private static final class PassageCodec extends RowCodec<Passage> {

    PassageCodec() {
      super(
          RowSchema.of(
              "Passage",
              Column.key("path", Codecs.STRING.type()),
              Column.key("start", Codecs.INT.type()),
              Column.of("text", Codecs.STRING.type()),
              Column.of("language", Codecs.optional(Codecs.STRING).type()),
              Column.of("tags", Codecs.list(Codecs.STRING).type()),
              Column.of("weight", Codecs.DOUBLE.type()),
              Column.of("at", Codecs.INSTANT.type()),
              Column.of("span", SPAN.type()),
              Column.of("embedding", Codecs.FLOATS.type())),
          Codecs.STRING,
          Codecs.INT);
    }

    @Override
    protected void write(Passage row, Encoder out) {
      Codecs.STRING.encode(row.path(), out);
      out.writeInt(row.start());
      Codecs.STRING.encode(row.text(), out);
      Codecs.optional(Codecs.STRING).encode(row.language(), out);
      Codecs.list(Codecs.STRING).encode(row.tags(), out);
      out.writeDouble(row.weight());
      Codecs.INSTANT.encode(row.at(), out);
      SPAN.encode(row.span(), out);
      out.writeFloats(row.embedding());
    }

    @Override
    protected Passage read(Decoder in) {
      return new Passage(
          in.readString(),
          in.readInt(),
          in.readString(),
          Codecs.optional(Codecs.STRING).decode(in),
          Codecs.list(Codecs.STRING).decode(in),
          in.readDouble(),
          Codecs.INSTANT.decode(in),
          SPAN.decode(in),
          in.readFloats());
    }

    @Override
    public Object value(Passage row, int column) {
      return switch (column) {
        case 0 -> row.path();
        case 1 -> row.start();
        case 2 -> row.text();
        case 3 -> row.language();
        case 4 -> row.tags();
        case 5 -> row.weight();
        case 6 -> row.at();
        case 7 -> row.span();
        case 8 -> row.embedding();
        default -> throw new IndexOutOfBoundsException(column);
      };
    }
  }
}
