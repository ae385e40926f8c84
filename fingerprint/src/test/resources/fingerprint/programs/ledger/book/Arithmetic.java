package book;

final class Arithmetic {

  static String mixed(int amount, int scale) {
    byte small = 10;
    small += 1.5;
    short half = (short) (amount / 2);
    char letter = 'a';
    letter += 2;
    long wide = amount * 1000L;
    int shifted = amount >>> scale;
    float single = amount / 3f;
    double ratio = amount / 3;
    Integer boxed = amount;
    boolean same = boxed == Integer.valueOf(scale);
    int i = 5;
    int j = i++ + i;
    boolean both = amount > 1 & bump(scale);
    double zero = 0.0;
    String text = "x" + letter + (int) letter + null + "\1" + same;
    return text + small + half + wide + shifted + single + ratio + j + both + 1 / zero;
  }

  private static boolean bump(int scale) {
    return scale > 1;
  }

  static boolean compare(double a, double b) {
    return a < b && !(a >= b * 2);
  }
}
