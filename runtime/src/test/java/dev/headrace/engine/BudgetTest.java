package dev.headrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BudgetTest {

  @Test
  void letsARowInThatIsLargerThanEverythingAllowedWhenItIsAlone() throws InterruptedException {
    Budget budget = new Budget(10, 100);

    budget.acquire(1_000);
    budget.release(1_000);
    budget.awaitNone();
  }

  @Test
  void makesTheNextRowWaitUntilThereIsRoomForItsBytes() throws InterruptedException {
    Budget budget = new Budget(10, 100);
    budget.acquire(60);

    assertWaitsUntil(() -> budget.release(60), () -> budget.acquire(50));
  }

  @Test
  void makesTheNextRowWaitUntilThereIsRoomForARow() throws InterruptedException {
    Budget budget = new Budget(2, 100);
    budget.acquire(1);
    budget.acquire(1);

    assertWaitsUntil(() -> budget.release(1), () -> budget.acquire(1));
  }

  @Test
  void countsBytesThatTurnedOutToBeThere() throws InterruptedException {
    Budget budget = new Budget(10, 100);
    budget.acquire(0);
    budget.grow(100);

    assertWaitsUntil(() -> budget.release(100), () -> budget.acquire(1));
  }

  private interface Waiting {
    void run() throws InterruptedException;
  }

  private static void assertWaitsUntil(Runnable release, Waiting waiting)
      throws InterruptedException {
    CountDownLatch got = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                waiting.run();
                got.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(got.getCount()).as("it must not get in yet").isEqualTo(1);
      Thread.onSpinWait();
    }
    release.run();
    assertThat(got.await(20, TimeUnit.SECONDS)).isTrue();
    thread.join();
  }
}
