package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  @Test
  void asksTheWorkToStopAndWaitsForItsEnd() throws InterruptedException {
    var events = new ConcurrentLinkedQueue<String>();
    var asked = new CountDownLatch(1);
    Thread pressed;
    try (Interruption ctrlC =
        new Interruption(
            () -> {
              events.add("asked");
              asked.countDown();
            })) {
      pressed =
          Thread.ofPlatform()
              .start(
                  () -> {
                    ctrlC.interrupted();
                    events.add("let go");
                  });
      asked.await();
      assertTrue(pressed.isAlive());
      events.add("saved");
    }
    pressed.join();
    assertEquals(List.of("asked", "saved", "let go"), List.copyOf(events));
  }
}
