package book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

final class Statics {

  static final int[] TABLE = new int[4];
  static final Map<String, UnaryOperator<String>> OPERATIONS = new LinkedHashMap<>();
  static final int DERIVED = Far.VALUE + 1;
  static final String NAME;
  static final boolean FLAG = Boolean.parseBoolean("true");

  static {
    for (int i = 0; i < TABLE.length; i++) {
      TABLE[i] = i * 2;
    }
    OPERATIONS.put("up", text -> text.toUpperCase(java.util.Locale.ROOT));
    OPERATIONS.put("twice", Statics::twice);
    String name;
    try {
      name = Integer.toString(Integer.parseInt("12"));
    } catch (NumberFormatException e) {
      name = "none";
    }
    NAME = name;
  }

  static String all() {
    return TABLE[1]
        + OPERATIONS.get("up").apply("a")
        + DERIVED
        + NAME
        + FLAG
        + Constants.LIMIT
        + Constants.SHARED.length
        + Plugins.names()
        + Config.mode;
  }

  private static String twice(String text) {
    return text + text;
  }
}

final class Far {
  static final int VALUE = compute();

  private static int compute() {
    return 41;
  }
}

interface Constants {
  int LIMIT = 12;
  int[] SHARED = {1, 2, 3};
}

final class Plugins {
  private static final List<String> NAMES = new ArrayList<>();

  static {
    Registrar.fill(NAMES);
  }

  static String names() {
    return NAMES.toString();
  }
}

final class Registrar {
  static void fill(List<String> names) {
    names.add("one");
  }
}

final class Config {
  static String mode = "fast";

  static {
    Tuner.tune();
  }
}

final class Tuner {
  static void tune() {
    Config.mode = Config.mode + "er";
  }
}
