package dev.headrace.evaluate;

import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import dev.headrace.plan.Codec;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.MethodRef;
import dev.headrace.plan.Node;
import dev.headrace.plan.RowCodec;
import dev.headrace.plan.UnionCodec.Case;
import java.util.List;

/** Row types, codecs and nodes for hand-made plans. */
final class TestRows {

  private TestRows() {}

  /** A source row. */
  record Doc(String path, String text) {}

  /** A target row. */
  record Out(String path, String text) {}

  /** A branch. */
  sealed interface Shape permits Circle, Square {}

  record Circle(String name) implements Shape {}

  record Square(String name) implements Shape {}

  static final RowCodec<Doc> DOC = new DocCodec();

  static class DocCodec extends RowCodec<Doc> {

    DocCodec() {
      super(
          RowSchema.of(
              "Doc",
              Column.key("path", Codecs.STRING.type()),
              Column.of("text", Codecs.STRING.type())),
          Codecs.STRING);
    }

    @Override
    protected void write(Doc row, Encoder out) {
      out.writeString(row.path());
      out.writeString(row.text());
    }

    @Override
    protected Doc read(Decoder in) {
      return new Doc(in.readString(), in.readString());
    }

    @Override
    public Object value(Doc row, int column) {
      return column == 0 ? row.path() : row.text();
    }
  }

  static final RowCodec<Out> OUT =
      new RowCodec<>(
          RowSchema.of(
              "Out",
              Column.key("path", Codecs.STRING.type()),
              Column.of("text", Codecs.STRING.type())),
          Codecs.STRING) {
        @Override
        protected void write(Out row, Encoder out) {
          out.writeString(row.path());
          out.writeString(row.text());
        }

        @Override
        protected Out read(Decoder in) {
          return new Out(in.readString(), in.readString());
        }

        @Override
        public Object value(Out row, int column) {
          return column == 0 ? row.path() : row.text();
        }
      };

  static final RowCodec<Circle> CIRCLE =
      new RowCodec<>(RowSchema.of("Circle", Column.of("name", Codecs.STRING.type()))) {
        @Override
        protected void write(Circle row, Encoder out) {
          out.writeString(row.name());
        }

        @Override
        protected Circle read(Decoder in) {
          return new Circle(in.readString());
        }

        @Override
        public Object value(Circle row, int column) {
          return row.name();
        }
      };

  static final RowCodec<Square> SQUARE =
      new RowCodec<>(RowSchema.of("Square", Column.of("name", Codecs.STRING.type()))) {
        @Override
        protected void write(Square row, Encoder out) {
          out.writeString(row.name());
        }

        @Override
        protected Square read(Decoder in) {
          return new Square(in.readString());
        }

        @Override
        public Object value(Square row, int column) {
          return row.name();
        }
      };

  static final Codec<Shape> SHAPE =
      Codecs.union(List.of(Case.of(Circle.class, CIRCLE), Case.of(Square.class, SQUARE)));

  static final Codec<List<String>> STRINGS = Codecs.list(Codecs.STRING);

  static final Node<Doc> DOCS = Node.source("docs", DOC);
  static final Node<Out> INDEX = Node.target("index", OUT);

  static <T> Node<T> node(String name, Codec<T> codec) {
    return Node.transform(name, codec, MethodRef.of("test.Flow", name, "()V"));
  }
}
