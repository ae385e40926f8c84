package com.example.headings;

/** How a heading is shown. */
enum Style {
  PLAIN,
  LOUD;

  String heading(String line) {
    String text = line.replace("#", "").strip();
    return switch (this) {
      case PLAIN -> text;
      case LOUD -> text + "!";
    };
  }
}
