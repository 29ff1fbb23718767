package lunula.networks.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TwoThreadsTest {
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
    var here = ConcurrentHashMap.<Thread>newKeySet();
    List<Runnable> pieces = Collections.nCopies(50, () -> here.add(Thread.currentThread()));
    TwoThreads.leaveOneCore(Long.MAX_VALUE / 4);
    try {
      TwoThreads.share(pieces);
    } finally {
      TwoThreads.leaveOneCore(0);
    }
    assertEquals(Set.of(Thread.currentThread()), here);
  }

  private static void meet(CountDownLatch both, boolean failing) {
    both.countDown();
    try {
      both.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    if (failing) {
      throw new OutOfMemoryError("full");
    }
  }
}
