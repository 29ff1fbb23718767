package lunula.networks.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
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
