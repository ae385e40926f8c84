package book;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class Lambdas extends Greeter {

  private final int base;
  private static IntUnaryOperator countdown;

  Lambdas(int base) {
    this.base = base;
  }

  static String all(String name, int amount) {
    int one = amount + 1;
    int two = amount + 2;
    IntSupplier minus = () -> one - two;
    Function<Integer, Function<Integer, Integer>> curried = a -> b -> a * 10 + b;
    BiFunction<String, Integer, Wrapped> make = Wrapped::new;
    Function<String, Integer> length = String::length;
    Supplier<String> bound = name::trim;
    countdown = n -> n <= 0 ? 0 : countdown.applyAsInt(n - 2);
    int[] cell = {0};
    Runnable add = () -> cell[0] += amount;
    add.run();
    Shown shown = () -> name + "shown";
    Supplier<String> serial = (Supplier<String> & Serializable) () -> "serial";
    Set<Wrapped> sorted =
        Stream.of("b", "a").map(text -> new Wrapped(text, 1)).collect(Collectors.toCollection(TreeSet::new));
    List<String> words = Arrays.asList(name.split(","));
    words.replaceAll(word -> {
      if (word.isEmpty()) {
        return "-";
      }
      return word + word.length();
    });
    return "" + minus.getAsInt() + curried.apply(1).apply(2) + make.apply(name, 3) + length.apply(name)
        + bound.get() + countdown.applyAsInt(5) + cell[0] + shown.twice() + serial.get() + sorted + words
        + new Lambdas(4).greetings();
  }

  @Override
  String greet(String who) {
    return "hi " + who;
  }

  private int scaled(int n) {
    return n * base;
  }

  String greetings() {
    Function<String, String> up = super::greet;
    Function<String, String> own = this::greet;
    IntFunction<Integer> scale = this::scaled;
    return up.apply("u") + own.apply("o") + scale.apply(2);
  }
}

class Greeter {
  String greet(String who) {
    return "dear " + who;
  }
}

interface Shown {
  String show();

  default String twice() {
    return show() + show();
  }
}

final class Wrapped implements Comparable<Wrapped> {
  private final String text;
  private final int n;

  Wrapped(String text, int n) {
    this.text = text;
    this.n = n;
  }

  @Override
  public int compareTo(Wrapped other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text + n;
  }
}
