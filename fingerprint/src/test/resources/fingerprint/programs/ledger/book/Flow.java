package book;

import java.io.IOException;

final class Flow {

  static int control(int amount, String name) {
    int total = 0;
    outer:
    for (int i = 0; i < amount; i++) {
      for (int j = 0; j < i; j++) {
        if (j == 3) {
          continue outer;
        }
        if (i == 9) {
          break outer;
        }
        total += j;
      }
    }
    switch (amount) {
      case 1:
        total += 1;
      case 2:
        total += 2;
        break;
      case 100:
        total += 3;
        break;
      default:
        total--;
    }
    total += switch (name) {
      case "Aa" -> 1;
      case "BB" -> 2;
      default -> {
        int length = name.length();
        yield length * 2;
      }
    };
    do {
      total++;
    } while (total < 0);
    total += grade(Grade.valueOf(name));
    return total;
  }

  private static int grade(Grade grade) {
    int value;
    switch (grade) {
      case LOW:
        value = 1;
        break;
      case HIGH:
        value = 3;
        break;
      default:
        value = 2;
    }
    return value;
  }

  static String errors(String name) {
    String where = "before";
    try {
      where = "inside";
      check(name);
      where = "after";
    } catch (Refused e) {
      return e.getMessage() + where;
    } catch (IllegalStateException | IllegalArgumentException e) {
      return "bad" + where;
    } finally {
      where = "done";
    }
    synchronized (Flow.class) {
      return where;
    }
  }

  private static void check(String name) {
    if (name.isEmpty()) {
      throw new Refused(name);
    }
    assert name.length() < 100 : "long";
  }

  static String resources() {
    StringBuilder log = new StringBuilder();
    try (Door a = new Door("a", log);
        Door b = new Door("b", log)) {
      log.append(a).append(b);
    } catch (IOException e) {
      log.append(e.getMessage());
    }
    return log.toString();
  }
}

class Refused extends RuntimeException {
  Refused(String name) {
    super("refused " + name);
  }

  @Override
  public String getMessage() {
    return super.getMessage() + "!";
  }
}

class Door implements java.io.Closeable {
  private final String name;
  private final StringBuilder log;

  Door(String name, StringBuilder log) {
    this.name = name;
    this.log = log;
  }

  @Override
  public void close() throws IOException {
    log.append(name);
  }
}
