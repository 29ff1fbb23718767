package lunula.networks.dense;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where two pieces wait for each other, a failure would never end by itself.
@Timeout(60)
class TwoThreadsTest {
  @BeforeEach
  void onTwoCores() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "there is one core alone");
    TwoThreads.leaveOneCore(0);
  }

  @Test
  void anErrorOnEitherThreadIsThrownToTheCaller() {
    for (int failing = 0; failing < 2; failing++) {
      int which = failing;
      var both = new CountDownLatch(2);
      List<Runnable> pieces = List.of(() -> meet(both, which == 0), () -> meet(both, which == 1));
      Error thrown = assertThrows(OutOfMemoryError.class, () -> TwoThreads.share(pieces));
      assertEquals("full", thrown.getMessage());
    }
  }

  @Test
  void oneCoreIsLeftToOthersForSomeTime() {
    Set<Thread> busy = ConcurrentHashMap.newKeySet();
    Runnable piece =
        () -> {
          busy.add(Thread.currentThread());
          // The second thread takes the other piece meanwhile, if it may.
          LockSupport.parkNanos(50_000_000);
        };
    TwoThreads.leaveOneCore(Long.MAX_VALUE / 4);
    TwoThreads.share(List.of(piece, piece));
    assertEquals(Set.of(Thread.currentThread()), busy);
  }

  @AfterEach
  void takeBothAgain() {
    TwoThreads.leaveOneCore(0);
  }

  @Test
  void whatTheCallerHasDoneAloneIsNotKept() {
    var entered = new CountDownLatch(2);
    var leave = new CountDownLatch(1);
    Runnable longPiece =
        () -> {
          entered.countDown();
          await(leave);
        };
    Thread other = Thread.ofPlatform().start(() -> TwoThreads.share(List.of(longPiece, longPiece)));
    await(entered);
    TwoThreads.share(List.of(() -> {}, () -> {}));
    assertEquals(0, TwoThreads.waiting());
    leave.countDown();
    assertDoesNotThrow(() -> other.join());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void meet(CountDownLatch both, boolean failing) {
    both.countDown();
    await(both);
    if (failing) {
      throw new OutOfMemoryError("full");
    }
  }
}
