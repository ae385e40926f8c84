package docs;

record TextFile(String path, String text) {}

record Chunk(int start, String text, Kind kind) {
  @Override
  public String toString() {
    return "chunk " + start;
  }
}

record Passage(String path, String text, double score) {}

record Limits(int least, int most) {}

enum Kind {
  PROSE(1, "p"),
  CODE(2, "c") {
    @Override
    int weight() {
      return 20;
    }
  },
  TABLE(3, "t");

  private final int weight;
  final String mark;

  Kind(int weight, String mark) {
    this.weight = weight;
    this.mark = mark;
  }

  int weight() {
    return weight;
  }
}
