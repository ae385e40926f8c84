package book;

import java.io.IOException;
import java.io.InputStream;
import java.util.AbstractList;
import java.util.EnumMap;
import java.util.Formattable;
import java.util.Formatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

final class Libs {

  static String all(String name) {
    Map<String, Integer> recent = new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
        return size() > 2;
      }
    };
    recent.put(name, 1);
    Set<Point> points = new HashSet<>();
    points.add(new Point(1, 2));
    Map<Grade, String> grades = new TreeMap<>();
    grades.put(Grade.LOW, "l");
    grades.put(Grade.HIGH, "h");
    PriorityQueue<Job> jobs = new PriorityQueue<>(Job.BY_COST);
    jobs.add(new Job(3));
    return recent.toString()
        + points
        + new Squares(3)
        + String.format(Locale.ROOT, "%s", new Money(5))
        + read()
        + String.valueOf((Object) new Chars("abc"))
        + new StringBuilder(new Chars("abc"))
        + grades
        + jobs.peek().cost
        + Phase.START.next()
        + Color.WARM
        + Unit.of("G");
  }

  private static int read() {
    try (InputStream in = new Ones(3)) {
      return in.readAllBytes().length;
    } catch (IOException e) {
      return -1;
    }
  }
}

final class Point {
  private final int x;
  private final int y;

  Point(int x, int y) {
    this.x = x;
    this.y = y;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Point p && p.x == x && p.y == y;
  }

  @Override
  public int hashCode() {
    return 31 * x + y;
  }
}

final class Squares extends AbstractList<Integer> {
  private final int size;

  Squares(int size) {
    this.size = size;
  }

  @Override
  public Integer get(int index) {
    return index * index;
  }

  @Override
  public int size() {
    return size;
  }
}

record Money(int cents) implements Formattable {
  @Override
  public void formatTo(Formatter formatter, int flags, int width, int precision) {
    formatter.format("%d cents", cents);
  }
}

final class Ones extends InputStream {
  private int left;

  Ones(int left) {
    this.left = left;
  }

  @Override
  public int read() {
    return left-- > 0 ? 1 : -1;
  }
}

final class Chars implements CharSequence {
  private final String text;

  Chars(String text) {
    this.text = text;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}

final class Job {
  static final java.util.Comparator<Job> BY_COST =
      java.util.Comparator.<Job>comparingInt(job -> job.cost).reversed();
  final int cost;

  Job(int cost) {
    this.cost = cost;
  }
}
