package dev.headrace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

class FlowExtensionTest {

  private static TestExecutionSummary run(Class<?> tests) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build(),
            listener);
    return listener.getSummary();
  }

  /** What the fixture below saw, in any order. */
  private static final Queue<FlowRunner> SEEN = new ConcurrentLinkedQueue<>();

  /** Not found by the build: it is run by a test. */
  @FlowTest(state = FlowTest.State.DISK)
  static class OnDisk {

    private Optional<FlowRunner> before = Optional.empty();

    @BeforeEach
    void prepare(FlowRunner runner) {
      before = Optional.of(runner);
    }

    @RepeatedTest(4)
    void passes(FlowRunner runner) {
      see(runner);
    }

    @Test
    void fails(FlowRunner runner) {
      see(runner);
      throw new AssertionError("as it should");
    }

    @Nested
    class Inside {
      @Test
      void passes(FlowRunner runner) {
        see(runner);
      }

      @Test
      @FlowTest
      void isInMemory(FlowRunner runner) {
        assertThat(runner.directory()).isNull();
      }
    }

    private void see(FlowRunner runner) {
      assertThat(before).containsSame(runner);
      assertThat(runner.directory()).isNotEmptyDirectory();
      SEEN.add(runner);
    }

    @AfterEach
    void stillOpen(FlowRunner runner) {
      assertThat(before).containsSame(runner);
      if (runner.directory() != null) {
        assertThat(runner.directory()).isNotEmptyDirectory();
      }
    }
  }

  @Test
  void eachTestHasItsOwnRunnerAndNoFilesAreLeftBehind() {
    TestExecutionSummary summary = run(OnDisk.class);

    assertThat(summary.getFailures())
        .extracting(failure -> failure.getException().getMessage())
        .containsExactly("as it should");
    assertThat(summary.getTestsSucceededCount()).isEqualTo(6);
    List<FlowRunner> seen = new ArrayList<>(SEEN);
    assertThat(seen).hasSize(6).doesNotHaveDuplicates();
    assertThat(seen).extracting(FlowRunner::directory).doesNotHaveDuplicates();
    assertThat(seen).extracting(FlowRunner::directory).allSatisfy(FlowExtensionTest::isGone);
  }

  private static void isGone(Path directory) {
    assertThat(Files.exists(directory)).as(directory.toString()).isFalse();
  }

  /** Not found by the build: it is run by a test. */
  @FlowTest
  static class ForTheClass {
    @BeforeAll
    static void prepare(FlowRunner runner) {
      runner.restart();
    }

    @Test
    void never() {}
  }

  @Test
  void aRunnerForAWholeClassIsRefused() {
    List<Failure> failures = run(ForTheClass.class).getFailures();

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).getException())
        .hasMessageContaining("a FlowRunner belongs to one test")
        .hasMessageContaining("make one with FlowRunner.inMemory() and close it");
  }

  @Test
  void aRunnerOutsideOfJUnitDeletesItsStateWhenClosed() {
    FlowRunner runner = FlowRunner.onDisk();
    Optional<Path> directory = Optional.ofNullable(runner.directory());
    assertThat(directory).hasValueSatisfying(path -> assertThat(path).isNotEmptyDirectory());

    runner.close();

    assertThat(directory).hasValueSatisfying(FlowExtensionTest::isGone);
  }

  @Test
  void aStateInMemoryCantRestart() {
    try (FlowRunner runner = FlowRunner.inMemory()) {
      assertThatThrownBy(runner::restart)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "this runner's state is in memory and would not survive a restart; use @FlowTest(state = DISK) or FlowRunner.onDisk()");
    }
  }
}
