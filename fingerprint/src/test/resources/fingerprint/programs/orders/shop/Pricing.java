package shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.Supplier;

class Pricing {

  private final int rate;
  private double discount = 0.1;
  private final Map<String, Integer> table = new HashMap<>();

  Pricing() {
    this(5);
  }

  Pricing(int rate) {
    this.rate = rate;
    table.put("base", 1);
  }

  String price(Order order, List<Item> items) {
    Item best = Collections.max(items);
    StringBuilder out = new StringBuilder("best " + best);
    IntBinaryOperator op = Op.valueOf(order.op());
    out.append(op.applyAsInt(order.amount(), rate));
    Supplier<String> later = new Supplier<>() {
      private int calls = 2;

      @Override
      public String get() {
        return order.op() + calls + table.get("base");
      }
    };
    out.append(later.get());
    out.append(shape(order.shape()));
    out.append(word(order.op()));
    for (String each : new Countdown(order.amount())) {
      out.append(each);
    }
    IntFunction<double[]> arrays = double[]::new;
    out.append(arrays.apply(3).length);
    Runnable nested = () -> {
      Runnable inner = () -> out.append(order.amount() * 2);
      inner.run();
    };
    nested.run();
    try (Closing closing = new Closing(out)) {
      out.append(prompt()).append(discount).append(closing);
    }
    out.append(sum(1, 2, order.amount()));
    out.append(Registry.A).append(Registry.NAMES);
    out.append(new Inner(3).twice());
    return out.toString();
  }

  private static String shape(Shape shape) {
    if (shape instanceof Circle circle) {
      return "c" + circle.radius();
    }
    return shape.name() + shape.area();
  }

  private static int word(String op) {
    switch (op) {
      case "ADD":
        return 1;
      case "MUL":
        return 2;
      default:
        return 0;
    }
  }

  private static String prompt() {
    try (InputStream in = Pricing.class.getResourceAsStream("/prompts/rate.txt")) {
      return in == null ? "" : new String(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("prompt", e);
    }
  }

  private static int sum(int... numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  class Inner {
    private final int factor;

    Inner(int factor) {
      this.factor = factor;
    }

    int twice() {
      return factor * rate;
    }
  }
}
