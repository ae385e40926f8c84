package dev.headrace.benchmarks.processor;

import dev.headrace.benchmarks.source.JavaSource;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;

/** Sources such as a module has beside its flows: classes of some eighty lines. */
final class OrdinaryClasses {

  private static final String CLASS =
      """
      package generated.ordinary;

      import java.util.ArrayList;
      import java.util.Comparator;
      import java.util.LinkedHashMap;
      import java.util.List;
      import java.util.Map;
      import java.util.Objects;
      import java.util.Optional;
      import java.util.stream.Collectors;

      /** Orders of a customer. */
      public final class Orders%1$d {

        /** One order. */
        public record Order(String id, String customer, List<Line> lines, long placed) {
          int total() {
            return lines.stream().mapToInt(line -> line.amount() * line.price()).sum();
          }
        }

        /** A line of an order. */
        public record Line(String article, int amount, int price) {}

        private final Map<String, Order> orders = new LinkedHashMap<>();
        private final Comparator<Order> order =
            Comparator.comparing(Order::customer).thenComparing(Order::placed);

        public void add(Order added) {
          Objects.requireNonNull(added, "added");
          if (added.lines().isEmpty()) {
            throw new IllegalArgumentException("order " + added.id() + " has no lines");
          }
          orders.merge(added.id(), added, (old, young) -> young.placed() > old.placed() ? young : old);
        }

        public Optional<Order> find(String id) {
          return Optional.ofNullable(orders.get(id));
        }

        public Map<String, Integer> totals() {
          return orders.values().stream()
              .collect(Collectors.groupingBy(Order::customer, Collectors.summingInt(Order::total)));
        }

        public List<Order> sorted(int most) {
          List<Order> all = new ArrayList<>(orders.values());
          all.sort(order.reversed());
          return List.copyOf(all.subList(0, Math.min(most, all.size())));
        }

        public String report() {
          StringBuilder text = new StringBuilder();
          int number = 0;
          for (Map.Entry<String, Integer> entry : totals().entrySet()) {
            number++;
            text.append(number).append(". ").append(entry.getKey());
            switch (Integer.signum(entry.getValue())) {
              case -1 -> text.append(" has to get ").append(-entry.getValue());
              case 1 -> text.append(" has to pay ").append(entry.getValue());
              default -> text.append(" owes nothing");
            }
            text.append('\\n');
          }
          return text.toString();
        }

        public int articles(String customer) {
          int count = 0;
          for (Order each : orders.values()) {
            if (each.customer().equals(customer)) {
              for (Line line : each.lines()) {
                count += line.amount() > 0 ? line.amount() : 0;
              }
            }
          }
          return count;
        }
      }
      """;

  private OrdinaryClasses() {}

  static List<JavaFileObject> of(int classes) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      sources.add(
          new JavaSource(
              "generated.ordinary.Orders" + i, CLASS.replace("%1$d", Integer.toString(i))));
    }
    return sources;
  }
}
