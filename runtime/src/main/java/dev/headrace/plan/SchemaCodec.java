package dev.headrace.plan;

import dev.headrace.ColumnType;
import dev.headrace.ColumnType.Kind;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import dev.headrace.RowType;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads the schema of a row type. */
public final class SchemaCodec {

  /** More than anybody writes, and less than a stack holds. */
  private static final int MAX_DEPTH = 200;

  private SchemaCodec() {}

  /**
   * Writes a schema.
   *
   * @param schema the schema
   * @param out takes the bytes
   */
  public static void encode(RowSchema schema, Encoder out) {
    out.writeString(schema.name());
    out.writeLength(schema.columns().size());
    for (Column column : schema.columns()) {
      out.writeString(column.name());
      out.writeBoolean(column.key());
      out.writeBoolean(column.nullable());
      encode(column.type(), out);
    }
  }

  private static void encode(ColumnType type, Encoder out) {
    out.writeString(type.kind().name());
    out.writeLength(type.arguments().size());
    type.arguments().forEach(argument -> encode(argument, out));
    out.writeLength(type.rows().size());
    type.schemas().forEach(row -> encode(row, out));
  }

  /**
   * Reads a schema.
   *
   * @param in stands where it begins
   * @return the schema
   * @throws CorruptDataException if the bytes are not those of a schema
   */
  public static RowSchema decode(Decoder in) {
    return decode(in, 0);
  }

  private static RowSchema decode(Decoder in, int depth) {
    String name = in.readString();
    int size = in.readLength(1);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String column = in.readString();
      boolean key = in.readBoolean();
      boolean nullable = in.readBoolean();
      columns.add(new Column(column, decodeType(in, depth), key, nullable));
    }
    return new RowSchema(name, columns);
  }

  private static ColumnType decodeType(Decoder in, int depth) {
    if (depth > MAX_DEPTH) {
      throw new CorruptDataException(
          "expected types that are nested up to %d times, found more".formatted(MAX_DEPTH));
    }
    Kind kind;
    String name = in.readString();
    try {
      kind = Kind.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new CorruptDataException("expected a kind of column, found \"" + name + "\"", e);
    }
    int size = in.readLength(1);
    List<ColumnType> arguments = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      arguments.add(decodeType(in, depth + 1));
    }
    int rowCount = in.readLength(1);
    List<RowType<?>> rows = new ArrayList<>();
    for (int i = 0; i < rowCount; i++) {
      rows.add(new StoredType(decode(in, depth + 1)));
    }
    return new ColumnType(kind, arguments, rows);
  }

  /**
   * A nested row type of which only the schema is known: the class may be gone.
   *
   * @param schema the schema
   */
  private record StoredType(RowSchema schema) implements RowType<Object> {

    @Override
    public RowKey key(Object row) {
      throw new UnsupportedOperationException("only the schema of %s is stored".formatted(schema));
    }

    @Override
    public Object value(Object row, int column) {
      throw new UnsupportedOperationException("only the schema of %s is stored".formatted(schema));
    }
  }
}
