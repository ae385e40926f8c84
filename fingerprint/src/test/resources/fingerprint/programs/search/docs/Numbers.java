package docs;

final class Numbers {
  private static final int[] STEPS = {1, 10, 100};
  static final double FACTOR;

  static {
    FACTOR = 2.0;
  }

  static int depth(int n) {
    return One.step(n) + (int) (n * FACTOR);
  }

  static boolean even(int n) {
    return n == 0 || odd(n - 1);
  }

  static boolean odd(int n) {
    return n != 0 && even(n - 1);
  }

  static final class One {
    static int step(int n) {
      return n > STEPS[1] ? Two.step(n >> 1) : n & 3;
    }
  }

  static final class Two {
    static int step(int n) {
      return Three.step(n) ^ 5;
    }
  }

  static final class Three {
    static int step(int n) {
      return even(n) ? Four.step((byte) n) : -n;
    }
  }

  static final class Four {
    static int step(int n) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum += i % 4;
      }
      return sum;
    }

    static int step(long n) {
      return 0;
    }
  }
}
