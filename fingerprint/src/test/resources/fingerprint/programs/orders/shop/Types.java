package shop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.IntBinaryOperator;

record Order(int amount, String op, Shape shape) {}

record Item(String name, int price) implements Comparable<Item> {
  @Override
  public int compareTo(Item other) {
    return Integer.compare(price, other.price);
  }
}

sealed interface Shape permits Circle, Square {
  double area();

  default String name() {
    return "shape";
  }
}

record Circle(double radius) implements Shape {
  @Override
  public double area() {
    return 3 * radius * radius;
  }
}

record Square(double side) implements Shape {
  @Override
  public double area() {
    return side * side;
  }

  @Override
  public String name() {
    return "square";
  }
}

enum Op implements IntBinaryOperator {
  ADD {
    @Override
    public int applyAsInt(int a, int b) {
      return a + b;
    }
  },
  MUL {
    @Override
    public int applyAsInt(int a, int b) {
      return a * b;
    }
  }
}

enum Level {
  LOW,
  HIGH
}

class Countdown implements Iterable<String> {
  private final int from;

  Countdown(int from) {
    this.from = from;
  }

  @Override
  public Iterator<String> iterator() {
    return new Iterator<>() {
      private int at = from;

      @Override
      public boolean hasNext() {
        return at > 0;
      }

      @Override
      public String next() {
        return String.valueOf(at--);
      }

      @Override
      public void remove() {
        throw new NoSuchElementException();
      }
    };
  }
}

class Closing implements AutoCloseable {
  private final StringBuilder out;

  Closing(StringBuilder out) {
    this.out = out;
  }

  @Override
  public void close() {
    out.append("closed");
  }
}

class Registry {
  static final List<String> NAMES = new ArrayList<>();
  static final int A = add("a");
  static final Map<Level, String> LEVELS = new EnumMap<>(Level.class);
  static final int B = next();
  static final Integer C = Integer.valueOf(4);

  static {
    NAMES.add("static");
  }

  static int add(String name) {
    NAMES.add(name);
    return NAMES.size();
  }

  static int next() {
    return C == null ? 1 : 2;
  }
}
