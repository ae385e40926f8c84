package dev.headrace.benchmarks.scenario;

import dev.headrace.benchmarks.flow.Paragraph;
import dev.headrace.benchmarks.flow.Vector;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Rows as JSON. The texts of the corpus need no escapes; vectors are Base64 of their bytes. */
final class Json {

  private Json() {}

  static void paragraph(Paragraph row, StringBuilder to) {
    begin(row.path(), row.start(), row.text(), to);
    to.append('}');
  }

  static void vector(Vector row, StringBuilder to) {
    begin(row.path(), row.start(), row.text(), to);
    ByteBuffer bytes = ByteBuffer.allocate(row.embedding().length * Float.BYTES);
    bytes.asFloatBuffer().put(row.embedding());
    to.append(",\"embedding\":\"")
        .append(Base64.getEncoder().encodeToString(bytes.array()))
        .append("\"}");
  }

  private static void begin(String path, int start, String text, StringBuilder to) {
    to.append("{\"path\":\"").append(path).append("\",\"start\":").append(start);
    to.append(",\"text\":\"").append(text.replace("\n", "\\n")).append('"');
  }
}
