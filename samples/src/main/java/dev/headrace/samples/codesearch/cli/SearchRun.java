package dev.headrace.samples.codesearch.cli;

import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.files.JsonDirectory;
import dev.headrace.files.TextFiles;
import dev.headrace.lucene.Hit;
import dev.headrace.lucene.IndexOptions;
import dev.headrace.lucene.LuceneIndex;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.UpdateReport;
import dev.headrace.samples.codesearch.CodeSearch;
import dev.headrace.samples.codesearch.CodeSearchPlan;
import dev.headrace.samples.codesearch.embed.Embedder;
import dev.headrace.samples.codesearch.row.Passage;
import dev.headrace.samples.codesearch.split.SplitJava;
import dev.headrace.samples.codesearch.split.SplitMarkdown;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Opens sources, targets and engine around the flow, and runs one verb of the command line. */
final class SearchRun {

  private static final SplitMarkdown SECTIONS = new SplitMarkdown(600);
  private static final SplitJava MEMBERS = new SplitJava(800, 1600);

  private final Places places;
  private final Embedder embedder;
  private final PrintWriter out;
  private final Progress progress;

  SearchRun(Places places, Embedder embedder, PrintWriter out, Progress progress) {
    this.places = places;
    this.embedder = embedder;
    this.out = out;
    this.progress = progress;
  }

  /** Brings the index up to date; false if a file failed. */
  boolean update() throws IOException {
    EngineOptions options = EngineOptions.defaults().withListener(progress);
    try (LuceneIndex<Passage> index = index();
        Engine engine = Engine.open(places.state(), options)) {
      UpdateReport report = engine.update(plan(index));
      out.print(report);
      out.flush();
      return report.succeeded();
    }
  }

  /** Tells what an update would do. */
  void preview() throws IOException {
    try (LuceneIndex<Passage> index = index();
        Engine engine = Engine.open(places.state())) {
      out.print(engine.preview(plan(index)));
      out.flush();
    }
  }

  /** Answers a question from the index. */
  void answer(String query, int k) throws IOException, InterruptedException {
    String subject = Question.subject(query);
    float[] vector = embedder.embed(List.of(subject)).get(0);
    try (LuceneIndex<Passage> index = index()) {
      List<Hit> hits = index.search().hybrid(subject, "embedding", vector, k);
      out.print(Answer.text(query, hits));
      out.flush();
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e); // no index yet, or one of other vectors
    }
  }

  private LuceneIndex<Passage> index() {
    return LuceneIndex.in(places.index(), IndexOptions.defaults().text("place", "text"));
  }

  private BoundPlan<CodeSearch> plan(LuceneIndex<Passage> index) {
    TextFiles files =
        TextFiles.in(places.root())
            .include("**/*.md", "**/*.java")
            .exclude("**/target/**", "**/.*/**", "**/node_modules/**", "**/src/test/**");
    return CodeSearchPlan.of(
        new CodeSearch(
            files, SECTIONS, MEMBERS, embedder, index, JsonDirectory.in(places.outlines())));
  }
}
