package docs;

interface Describer {
  String describe(String text);

  default String mark(String text) {
    return "[" + text + "]";
  }
}

abstract class BaseDescriber implements Describer {
  protected final String prefix;
  protected int limit = 80;

  BaseDescriber(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public String describe(String text) {
    return mark(cut(text)) + suffix();
  }

  String cut(String text) {
    return text.length() > limit ? text.substring(0, limit) : text;
  }

  abstract String suffix();
}

class LongDescriber extends BaseDescriber {
  LongDescriber(String prefix) {
    super(prefix);
  }

  @Override
  String suffix() {
    return prefix + "!";
  }
}

class ShortDescriber extends BaseDescriber {
  ShortDescriber() {
    super("s");
  }

  @Override
  String suffix() {
    return "short";
  }
}
