package dev.headrace.processor.schema;

import dev.headrace.processor.schema.Schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schema as a file: a fact a line, sorted, so that a change shows as a change.
 *
 * <pre>
 * # What docs.HandbookSearch stores. Commit this file; -Aheadrace.schema=update writes it anew.
 * format 1
 *
 * source handbook: docs.TextFile
 * target index: docs.Passage
 *
 * row docs.Passage
 *   key path: string
 *   title: string?
 *
 * union docs.Part
 *   docs.Text
 * </pre>
 */
final class SchemaText {

  private static final String FORMAT = "format 1";
  private static final Pattern NODE = Pattern.compile("(source|target) (\\S+): (\\S+)");
  private static final Pattern TYPE = Pattern.compile("(row|union) (\\S+)");
  private static final Pattern COLUMN = Pattern.compile(" {2}(key )?(\\S+): ([^?]+)(\\?)?");
  private static final Pattern BRANCH = Pattern.compile(" {2}(\\S+)");

  private SchemaText() {}

  static String write(String flow, Schema schema) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# What " + flow + " stores. Commit this file; -Aheadrace.schema=update writes it anew.");
    lines.add(FORMAT);
    lines.add("");
    schema.sources().forEach((name, type) -> lines.add("source " + name + ": " + type));
    schema.targets().forEach((name, type) -> lines.add("target " + name + ": " + type));
    schema
        .rows()
        .forEach(
            (name, columns) -> {
              lines.add("");
              lines.add("row " + name);
              columns.forEach(column -> lines.add("  " + column(column)));
            });
    schema
        .unions()
        .forEach(
            (name, rows) -> {
              lines.add("");
              lines.add("union " + name);
              rows.forEach(row -> lines.add("  " + row));
            });
    return String.join("\n", lines) + "\n";
  }

  private static String column(Column column) {
    String key = column.key() ? "key " : "";
    return key + column.name() + ": " + column.type() + (column.nullable() ? "?" : "");
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if a line is none that {@link #write} writes; names the line
   */
  static Schema read(String text) {
    Schema schema = new Schema(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    List<String> lines = text.lines().toList();
    if (!lines.contains(FORMAT)) {
      throw new IllegalArgumentException("there is no line \"" + FORMAT + "\"");
    }
    String open = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#") && !line.equals(FORMAT)) {
        open = read(schema, line, open, i + 1);
      }
    }
    return schema;
  }

  /** Returns the type whose lines follow. */
  private static String read(Schema schema, String line, String open, int number) {
    Matcher node = NODE.matcher(line);
    if (node.matches()) {
      Map<String, String> nodes =
          node.group(1).equals("source") ? schema.sources() : schema.targets();
      nodes.put(node.group(2), node.group(3));
      return "";
    }
    Matcher type = TYPE.matcher(line);
    if (type.matches()) {
      if (type.group(1).equals("row")) {
        schema.rows().put(type.group(2), new ArrayList<>());
      } else {
        schema.unions().put(type.group(2), new ArrayList<>());
      }
      return type.group(2);
    }
    Matcher column = COLUMN.matcher(line);
    Matcher branch = BRANCH.matcher(line);
    if (schema.rows().containsKey(open) && column.matches()) {
      schema
          .columns(open)
          .add(
              new Column(
                  column.group(2),
                  column.group(3),
                  column.group(1) != null,
                  column.group(4) != null));
    } else if (schema.unions().containsKey(open) && branch.matches()) {
      schema.unions().get(open).add(branch.group(1));
    } else {
      throw new IllegalArgumentException("line " + number + " means nothing: \"" + line + "\"");
    }
    return open;
  }
}
