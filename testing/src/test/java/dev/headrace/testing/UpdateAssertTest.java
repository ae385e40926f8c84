package dev.headrace.testing;

import static dev.headrace.testing.HeadraceAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateReport.NodeCounts;
import dev.headrace.report.UpdateReport.RowFailure;
import dev.headrace.report.UpdateReport.SourceCounts;
import dev.headrace.report.UpdateReport.TargetCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class UpdateAssertTest {

  private static final UpdateReport IDLE =
      report(List.of(node("chunks", 0, 3, 0)), List.of(new TargetCounts("index", 0, 0, 0, 3)));

  /** An update in which a lot happened. */
  static final UpdateReport BUSY =
      new UpdateReport(
          "docs.Search",
          7,
          List.of(new SourceCounts("handbook", 1, 2, 3, 4)),
          List.of(node("chunks", 2, 1, 0), node("embedding", 3, 0, 1), node("passage", 0, 5, 0)),
          List.of(new TargetCounts("index", 5, 6, 7, 8)),
          List.of(
              new RowFailure("handbook", "a.md", "embedding", "", new IOException("503")),
              new RowFailure("handbook", "b.md", "handbook", "", new IOException("locked"))),
          2,
          List.of("source handbook could not list docs/secret"),
          Duration.ofMillis(12));

  private static UpdateReport report(List<NodeCounts> nodes, List<TargetCounts> targets) {
    return new UpdateReport(
        "docs.Search", 1, List.of(), nodes, targets, List.of(), 0, List.of(), Duration.ofMillis(1));
  }

  private static NodeCounts node(String name, long computed, long reused, long failed) {
    return new NodeCounts(name, computed, reused, failed, Duration.ZERO);
  }

  /** The assertion fails with the message, followed by the whole report. */
  private static void fails(
      UpdateReport report, UnaryOperator<UpdateAssert> assertion, String message) {
    AbstractThrowableAssert<?, ?> thrown =
        assertThatThrownBy(() -> assertion.apply(assertThat(report)));
    thrown
        .isInstanceOf(AssertionError.class)
        .hasMessage(message.formatted() + System.lineSeparator() + report);
  }

  @Test
  void whatIsSoPasses() {
    UpdateAssert busy = assertThat(BUSY);

    UpdateAssert last =
        busy.computed("chunks", 2)
            .reused("chunks", 1)
            .computed("embedding", 3)
            .ranExactly(Map.of("chunks", 2, "embedding", 4))
            .ranExactly(Map.of("chunks", 2, "embedding", 4, "passage", 0))
            .listed("handbook", 1, 2, 3)
            .wrote("index", 5, 6, 7)
            .failed("a.md", "embedding")
            .failed("a.md", "embedding", "503")
            .failed("a.md", "embedding", "IOException")
            .failed("b.md", "handbook")
            .onlyFailed("b.md", "a.md")
            .hasProblem("docs/secret");

    assertThat(last).isSameAs(busy);
    assertThat(busy.report()).isSameAs(BUSY);
    assertThat(IDLE).ranNothing().wroteNothing().noFailures().didNothing().onlyFailed();
  }

  @Test
  void countsThatAreOthersFail() {
    fails(
        BUSY,
        report -> report.computed("embedding", 4),
        "expected embedding to compute 4 results, but it computed 3");
    fails(
        BUSY,
        report -> report.reused("passage", 1),
        "expected passage to reuse 1 result, but it reused 5");
    fails(
        BUSY,
        report -> report.listed("handbook", 1, 2, 4),
        "expected of handbook 1 added, 2 changed and 4 removed, but there were 1, 2 and 3");
    fails(
        BUSY,
        report -> report.wrote("index", 4, 6, 7),
        "expected in index 4 inserted, 6 updated and 7 deleted, but there were 5, 6 and 7");
  }

  @Test
  void anyOtherTransformThatRanFails() {
    fails(
        BUSY,
        report -> report.ranExactly(Map.of("embedding", 4)),
        "expected exactly these transforms to run: embedding x 4%nbut there ran: chunks x 2, embedding x 4");
    fails(
        BUSY,
        report -> report.ranExactly(Map.of("chunks", 2, "embedding", 3)),
        "expected exactly these transforms to run: chunks x 2, embedding x 3%nbut there ran: chunks x 2, embedding x 4");
    fails(
        IDLE,
        report -> report.ranExactly(Map.of("chunks", 3)),
        "expected exactly these transforms to run: chunks x 3%nbut there ran: none");
    fails(
        BUSY,
        UpdateAssert::ranNothing,
        "expected no transform to run, but there ran: chunks x 2, embedding x 4");
  }

  @Test
  void anythingThatWasDoneFails() {
    UpdateReport deleted =
        report(List.of(node("chunks", 0, 0, 0)), List.of(new TargetCounts("index", 0, 0, 1, 0)));

    fails(
        deleted,
        UpdateAssert::wroteNothing,
        "expected no target to be written, but there were: [index]");
    fails(
        deleted,
        UpdateAssert::didNothing,
        "expected no target to be written, but there were: [index]");
    fails(
        BUSY,
        UpdateAssert::didNothing,
        "expected no transform to run, but there ran: chunks x 2, embedding x 4");
  }

  @Test
  void failuresThatAreOthersFail() {
    fails(
        BUSY,
        UpdateAssert::noFailures,
        "expected no failures, but there were 2 failed rows and 1 problem");
    fails(
        BUSY,
        report -> report.failed("a.md", "chunks"),
        "expected the row a.md to fail in chunks, but it did not; there failed: a.md in embedding, b.md in handbook");
    fails(
        BUSY,
        report -> report.failed("a.md", "embedding", "404"),
        "expected the row a.md to fail in embedding because of \"404\", but it did not; there failed: a.md in embedding, b.md in handbook");
    fails(
        IDLE,
        report -> report.failed("a.md", "embedding"),
        "expected the row a.md to fail in embedding, but it did not; there failed: none");
    fails(
        BUSY,
        report -> report.onlyFailed("a.md"),
        "expected exactly the rows [a.md] to fail, but there failed: a.md in embedding, b.md in handbook");
    fails(
        BUSY,
        report -> report.hasProblem("index"),
        "expected a problem with \"index\", but there were 1 problem");
  }

  @Test
  void aNameThatTheFlowDoesNotHaveIsToldWithThoseItHas() {
    assertThatThrownBy(() -> assertThat(BUSY).computed("embeding", 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "docs.Search has no transform \"embeding\"; it has [chunks, embedding, passage]");
    assertThatThrownBy(() -> assertThat(BUSY).ranExactly(Map.of("embeding", 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void descriptionsComeFirst() {
    assertThatThrownBy(() -> assertThat(BUSY).as("the first update").ranNothing())
        .hasMessageStartingWith("[the first update] expected no transform to run");
  }
}
