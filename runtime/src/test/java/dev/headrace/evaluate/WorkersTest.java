package dev.headrace.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {

  @Test
  void runsNoMoreTasksThanItsParallelism() throws Exception {
    try (Workers workers = Workers.of("test", 2)) {
      CountDownLatch end = new CountDownLatch(1);
      CountDownLatch started = new CountDownLatch(2);
      Runnable task =
          () -> {
            started.countDown();
            try {
              end.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          };
      workers.submit(task);
      assertThat(workers.offer(task)).isTrue();
      started.await();

      assertThat(workers.offer(() -> {})).isFalse();

      end.countDown();
      CompletableFuture<Void> third = new CompletableFuture<>();
      workers.submit(() -> third.complete(null));
      third.join();
    }
  }

  @Test
  void threadsAreNamedAndDaemonsAndVirtualFromJdk24On() throws Exception {
    try (Workers workers = Workers.of("flow", 1)) {
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      workers.submit(() -> thread.complete(Thread.currentThread()));

      assertThat(thread.join().getName()).startsWith("flow-");
      assertThat(thread.join().isDaemon()).isTrue();
      assertThat(thread.join().getClass().getSimpleName().contains("Virtual"))
          .isEqualTo(Runtime.version().feature() >= 24);
    }
  }

  @Test
  void aTaskThatThrowsLeavesItsWorkerToOthers() throws Exception {
    try (Workers workers = Workers.of("test", 1)) {
      CompletableFuture<Void> second = new CompletableFuture<>();
      workers.submit(
          () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {});
            throw new IllegalStateException("as a test");
          });
      workers.submit(() -> second.complete(null));

      assertThat(second.join()).isNull();
    }
  }

  @Test
  void closingInterruptsAndRefuses() throws Exception {
    Workers workers = Workers.of("test", 2);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CountDownLatch started = new CountDownLatch(1);
    workers.submit(
        () -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
            interrupted.complete(false);
          } catch (InterruptedException e) {
            interrupted.complete(true);
          }
        });
    started.await();

    workers.close();

    assertThat(interrupted.join()).isTrue();
    assertThat(workers.closed()).isTrue();
    assertThat(workers.offer(() -> {})).isFalse();
    assertThatThrownBy(() -> workers.submit(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void atLeastOneWorkerIsNeeded() {
    assertThatThrownBy(() -> Workers.of("test", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least 1 worker, found 0");
  }
}
