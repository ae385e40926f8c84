package book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

record Ledger(int scale, Map<String, Integer> rates) {

  Entry entry(Line line, List<Tag> tags) {
    StringBuilder out = new StringBuilder();
    out.append(Arithmetic.mixed(line.amount(), scale)).append(';');
    out.append(Arithmetic.compare(line.price(), 2.0)).append(';');
    out.append(Flow.control(line.amount(), line.name())).append(';');
    out.append(Flow.errors(line.name())).append(';');
    out.append(Flow.resources()).append(';');
    out.append(Objects.shapes(line.name(), line.amount())).append(';');
    out.append(Lambdas.all(line.name(), line.amount())).append(';');
    out.append(Libs.all(line.name())).append(';');
    out.append(Mirror.all()).append(';');
    out.append(Statics.all()).append(';');
    out.append(new TreeMap<>(Map.of(line.box().content(), 1)));
    out.append(String.join(",", names(tags)));
    return new Entry(line.name(), out.toString(), line.unit());
  }

  private static List<String> names(List<Tag> tags) {
    List<Tag> sorted = new ArrayList<>(tags);
    sorted.sort(Comparator.naturalOrder());
    List<String> names = new ArrayList<>();
    sorted.forEach(tag -> names.add(tag + "."));
    return names;
  }
}
