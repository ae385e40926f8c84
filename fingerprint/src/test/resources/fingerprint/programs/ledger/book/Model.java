package book;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

record Line(
    String name,
    int amount,
    double price,
    Unit unit,
    Box<Label> box,
    List<? extends Mark> marks,
    Map<String, List<Note>> notes,
    Optional<Remark> remark,
    Stamp[] stamps) {}

record Entry(String name, String text, Unit unit) {}

record Box<T>(T content) {}

class Base {
  @Override
  public int hashCode() {
    return 31;
  }
}

final class Label extends Base implements Comparable<Label> {
  private final String text;

  Label(String text) {
    this.text = text;
  }

  @Override
  public int compareTo(Label other) {
    return text.compareTo(other.text);
  }
}

class Mark {
  int rank;

  @Override
  public String toString() {
    return "mark" + rank;
  }
}

class BigMark extends Mark {
  @Override
  public String toString() {
    return "big" + rank;
  }
}

record Note(String text) {
  Note {
    text = text.strip();
  }

  @Override
  public String toString() {
    return "note " + text;
  }
}

record Remark(String text) {
  @Override
  public String toString() {
    return "remark " + text;
  }
}

record Stamp(long at) {
  @Override
  public String toString() {
    return "at " + at;
  }
}

record Tag(String name, int weight) implements Ranked<Tag> {
  @Override
  public int rank() {
    return weight;
  }
}

interface Ranked<T extends Ranked<T>> extends Comparable<T> {
  int rank();

  @Override
  default int compareTo(T other) {
    return order(rank(), other.rank());
  }

  private static int order(int a, int b) {
    return Integer.compare(a, b);
  }
}

enum Unit implements Sized {
  GRAM("g") {
    @Override
    public int size() {
      return 1;
    }
  },
  KILO("kg") {
    @Override
    public int size() {
      return 1000;
    }
  };

  private static final Map<String, Unit> BY_CODE;

  static {
    var map = new java.util.HashMap<String, Unit>();
    for (Unit unit : values()) {
      map.put(unit.code.toUpperCase(java.util.Locale.ROOT), unit);
    }
    BY_CODE = Map.copyOf(map);
  }

  private final String code;

  Unit(String code) {
    this.code = code;
  }

  static Unit of(String code) {
    return BY_CODE.get(code);
  }
}

interface Sized {
  int size();
}

enum Phase {
  START,
  MIDDLE,
  END;

  Phase next() {
    return values()[(ordinal() + 1) % values().length];
  }
}

enum Grade {
  LOW,
  MEDIUM,
  HIGH
}

enum Color {
  RED,
  GREEN;

  static final Set<Color> WARM = java.util.EnumSet.of(RED);
}
