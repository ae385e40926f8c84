package dev.headrace.benchmarks.processor;

import dev.headrace.benchmarks.source.JavaSource;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;

/** Sources of generated modules: so many flows of eight nodes, each with five row types. */
final class GeneratedModule {

  private static final String FLOW =
      """
      package generated.module;

      import dev.headrace.Flow;
      import dev.headrace.Key;
      import dev.headrace.Source;
      import dev.headrace.Target;
      import dev.headrace.Transform;
      import java.util.Arrays;
      import java.util.List;

      @Flow
      public record Flow%1$d(Source<Flow%1$d.Page> pages, int shortest, Target<Flow%1$d.Passage> passages) {

        public record Page(@Key String path, String text, long modified) {}

        public record Chunk(int start, String text) {}

        public record Words(List<String> words, int distinct) {}

        public record Summary(String title, int words) {}

        public record Passage(@Key String path, @Key int start, String title, String text, float[] vector) {}

        @Transform
        String title(Page page) {
          return page.text().lines().findFirst().orElse(page.path());
        }

        @Transform
        List<Chunk> chunks(Page page) {
          return Arrays.stream(page.text().split("\\n\\n"))
              .filter(text -> text.length() >= shortest)
              .map(text -> new Chunk(page.text().indexOf(text), text))
              .toList();
        }

        @Transform
        Words words(Chunk chunk) {
          List<String> words = Arrays.asList(chunk.text().split(" "));
          return new Words(words, (int) words.stream().distinct().count());
        }

        @Transform
        float[] vector(Words words) {
          float[] vector = new float[16];
          words.words().forEach(word -> vector[word.length() & 15]++);
          return vector;
        }

        @Transform
        Summary summary(String title, List<Words> words) {
          return new Summary(title, words.stream().mapToInt(Words::distinct).sum());
        }

        @Transform
        Passage passage(Page page, Summary summary, Chunk chunk, float[] vector) {
          return new Passage(page.path(), chunk.start(), summary.title(), chunk.text(), vector);
        }
      }
      """;

  private GeneratedModule() {}

  static List<JavaFileObject> of(int flows) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (int flow = 0; flow < flows; flow++) {
      sources.add(
          new JavaSource(
              "generated.module.Flow" + flow, FLOW.replace("%1$d", Integer.toString(flow))));
    }
    return sources;
  }
}
