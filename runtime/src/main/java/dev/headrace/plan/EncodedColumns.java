package dev.headrace.plan;

import dev.headrace.ColumnType;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;

/** Finds where each column lies in an encoded row, without making its value. */
public final class EncodedColumns {

  private EncodedColumns() {}

  /**
   * Where the columns begin and end.
   *
   * @param schema the row's columns
   * @param encoded holds the encoded row
   * @param from where the row begins
   * @return where the first column begins, then where each ends
   * @throws CorruptDataException if the bytes are not those of such a row
   */
  public static int[] bounds(RowSchema schema, byte[] encoded, int from) {
    Decoder in = new Decoder(encoded);
    in.skip(from);
    int[] bounds = new int[schema.columns().size() + 1];
    bounds[0] = from;
    for (int i = 0; i + 1 < bounds.length; i++) {
      skip(schema.columns().get(i), in);
      bounds[i + 1] = encoded.length - in.remaining();
    }
    return bounds;
  }

  private static void skip(Column column, Decoder in) {
    if (!column.nullable() || in.readBoolean()) {
      skip(column.type(), in);
    }
  }

  private static void skip(RowSchema row, Decoder in) {
    if (row.columns().isEmpty()) {
      in.skip(1);
    }
    for (Column column : row.columns()) {
      skip(column, in);
    }
  }

  private static void skip(ColumnType type, Decoder in) {
    switch (type.kind()) {
      case BOOLEAN, BYTE -> in.skip(Byte.BYTES);
      case SHORT, CHAR -> in.skip(Short.BYTES);
      case INT, FLOAT, ZONE_OFFSET -> in.skip(Integer.BYTES);
      case LONG, DOUBLE -> in.skip(Long.BYTES);
      case UUID -> in.skip(2 * Long.BYTES);
      case INSTANT, DURATION -> in.skip(Long.BYTES + Integer.BYTES);
      case STRING,
          URI,
          LOCAL_DATE,
          LOCAL_TIME,
          LOCAL_DATE_TIME,
          OFFSET_DATE_TIME,
          OFFSET_TIME,
          ZONED_DATE_TIME,
          ZONE_ID,
          PERIOD,
          YEAR,
          YEAR_MONTH,
          MONTH_DAY,
          ENUM ->
          text(in);
      case BYTES, BIG_INTEGER -> array(Byte.BYTES, in);
      case BIG_DECIMAL -> {
        in.skip(Integer.BYTES);
        array(Byte.BYTES, in);
      }
      case FLOATS, INTS -> array(Integer.BYTES, in);
      case DOUBLES, LONGS -> array(Long.BYTES, in);
      case ROW -> skip(type.rows().get(0).schema(), in);
      case UNION -> skip(type.rows().get(in.readLength(0)).schema(), in);
      case LIST, SET, MAP -> {
        for (int left = in.readLength(1); left > 0; left--) {
          type.arguments().forEach(argument -> skip(argument, in));
        }
      }
      case OPTIONAL -> {
        if (in.readBoolean()) {
          skip(type.arguments().get(0), in);
        }
      }
      case BLOB -> {
        if (in.readBoolean()) {
          array(Byte.BYTES, in);
        } else {
          text(in);
        }
      }
    }
  }

  private static void text(Decoder in) {
    in.skip(1);
    array(Byte.BYTES, in);
  }

  private static void array(int elementSize, Decoder in) {
    in.skip(in.readLength(elementSize) * elementSize);
  }
}
