package odd;

import dev.headrace.Export;
import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;

/** Nodes named as the constants and classes of the plan, with letters that templates know. */
@Flow
public record Upper(Source<Upper.Row> ROWS, Target<Upper.Row> $L, String $T, int größe) {
  public record Row(@Key String id, String $S) {}

  @Transform
  String GRAPH(@From("ROWS.$S") String text) {
    return text;
  }

  @Transform
  int UpperRows(@From("ROWS") Row row, @From("GRAPH") String text) {
    return text.length();
  }

  @Transform
  @Export("$L")
  Row $S(@From("ROWS") Row row, @From("UpperRows") int length) {
    return row;
  }
}
