package odd;

import dev.headrace.Export;
import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that generated code uses too, names that differ by case only, overloads, equal names. */
@Flow
public record Names(
    @Export("of") Source<Names.Row> graph,
    Source<Names.Left.Row> stages,
    Target<Names.Row> of,
    Target<Names.Left.Row> resources,
    Target<Names.Codec> plan) {
  public record Row(@Key String id) {}

  public record Codec(@Key int in, Map<String, String> out, Set<Node> nodes) {}

  public enum Node {
    ROW
  }

  public interface Left {
    record Row(@Key String id, List<Names.Row> rows, List<Left.Row2> others) {}

    record Row2(String id) {}
  }

  @Transform
  String evaluate(Row row) {
    return row.id();
  }

  String evaluate(Object other) {
    return other.toString();
  }

  @Transform
  @Export("resources")
  Left.Row evaluaTe(@From("stages.id") String id) {
    return new Left.Row(id, List.of(), List.of());
  }

  @Transform
  int evaluate_(Row cells, @From("evaluate") String in) {
    return in.length();
  }

  @Transform
  Codec codec(int row) {
    return new Codec(row, Map.of(), Set.of(Node.ROW));
  }

  public Source<Row> graph(int overload) {
    return graph;
  }

  public static Names example() {
    return new Names(
        listing -> listing.add(new Row("abc")),
        listing -> listing.add(new Left.Row("l", List.of(), List.of())),
        changes -> {},
        changes -> {},
        changes -> {});
  }
}
