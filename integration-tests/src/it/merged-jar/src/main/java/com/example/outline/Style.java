package com.example.outline;

/** How a number is written. */
enum Style {
  PLAIN {
    @Override
    String text(int number) {
      return Integer.toString(number);
    }
  };

  abstract String text(int number);
}
