package book;

import java.util.ArrayList;
import java.util.List;

final class Objects {

  static String shapes(String name, int amount) {
    String out = "";
    Node<String> tree = new Leaf(name);
    out += tree.accept(new Visitor<Integer>() {
      private int seen = 3;

      {
        seen += 4;
      }

      @Override
      public Integer leaf(Leaf leaf) {
        return leaf.value().length() + seen;
      }
    });
    Machine machine = new Fast(amount);
    out += machine.run();
    out += machine.speed;
    out += Fast.kind();
    out += Fast.DEFAULTS.size();
    out += new Both().greet();
    class Local {
      final int n;

      Local(int n) {
        this.n = n + amount;
      }

      String show() {
        class Deep {
          String text() {
            return name + n;
          }
        }
        return new Deep().text();
      }
    }
    out += new Local(1).show();
    record Pair(int left, int right) {
      Pair {
        if (left > right) {
          throw new IllegalArgumentException("order");
        }
      }

      static Pair of(int n) {
        return new Pair(n, n + 1);
      }
    }
    out += Pair.of(amount);
    enum Size {
      S,
      L
    }
    out += Size.valueOf("S").compareTo(Size.L);
    out += new Outer(amount).new Part().total();
    Object value = amount > 3 ? name : Integer.valueOf(amount);
    if (value instanceof String s && s.length() > 2) {
      out += s;
    }
    out += new Machine(2) {
      @Override
      int step() {
        return 9;
      }
    }.run();
    out += Lazy.get().word;
    return out;
  }
}

interface Visitor<R> {
  R leaf(Leaf leaf);
}

abstract class Node<T> {
  abstract T value();

  abstract <R> R accept(Visitor<R> visitor);
}

class Leaf extends Node<String> {
  private final String text;

  Leaf(String text) {
    this.text = text;
  }

  @Override
  String value() {
    return text;
  }

  @Override
  <R> R accept(Visitor<R> visitor) {
    return visitor.leaf(this);
  }
}

class Engine {
  int power() {
    return 7;
  }

  static String kind() {
    return "engine";
  }

  static List<String> DEFAULTS = new ArrayList<>(List.of("x"));
}

class Machine extends Engine {
  int first = 1;
  int speed;
  int second = first + 1;

  Machine(int amount) {
    speed = step() * amount;
  }

  int step() {
    return 2;
  }

  String run() {
    return "run" + speed + second + power();
  }
}

class Fast extends Machine {
  private int bonus = 5;

  Fast(int amount) {
    super(amount);
  }

  @Override
  int step() {
    return bonus + 3;
  }

  @Override
  String run() {
    return super.run() + "fast";
  }

  @Override
  int power() {
    return super.power() + 1;
  }
}

interface Hello {
  default String greet() {
    return "hello";
  }
}

interface Bye {
  default String greet() {
    return "bye";
  }
}

class Both implements Hello, Bye {
  @Override
  public String greet() {
    return Hello.super.greet();
  }
}

class Outer {
  private final int x;

  Outer(int x) {
    this.x = x;
  }

  class Part {
    private final int x = 4;

    int total() {
      return x - Outer.this.x;
    }
  }
}

final class Lazy {
  final String word;

  private Lazy(String word) {
    this.word = word;
  }

  private static final class Holder {
    static final Lazy INSTANCE = new Lazy("lazy");
  }

  static Lazy get() {
    return Holder.INSTANCE;
  }
}
