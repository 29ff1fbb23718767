package lunula.ui.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import lunula.geometry.LatentPoint;
import lunula.ui.decode.DecodeViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.map.Blobs;
import lunula.ui.sound.Loudspeaker.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CursorSoundTest {
  private final BlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
  private final ExplorerState exploration = new ExplorerState(Runnable::run, this::foreground);
  private final DecodeViewModel decode = new DecodeViewModel(exploration);
  private final SimpleBooleanProperty wanted = new SimpleBooleanProperty();
  private final BlockingQueue<byte[]> played = new ArrayBlockingQueue<>(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger opened = new AtomicInteger();
  private final Thread test = Thread.currentThread();

  private void foreground(Runnable task) {
    if (Thread.currentThread().equals(test)) {
      task.run();
    } else {
      later.add(task);
    }
  }

  /// Plays no faster than the test listens.
  private final class HeldLine implements Line {
    @Override
    public void write(byte[] block) {
      try {
        played.put(block.clone());
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private Optional<Line> device() {
    opened.incrementAndGet();
    return Optional.of(new HeldLine());
  }

  @BeforeEach
  void open() {
    exploration.mapProperty().set(Blobs.corners());
  }

  @AfterEach
  void fallSilent() {
    wanted.set(false);
  }

  private void hear(Supplier<Optional<Line>> device) {
    new CursorSound(exploration, wanted, decode.neighboursProperty(), device);
  }

  @Test
  void nothingIsOpenedUntilItIsWantedAndTheCursorMoves() throws InterruptedException {
    hear(this::device);
    exploration.cursorProperty().set(new LatentPoint(1, 1));
    wanted.set(true);
    assertEquals(0, opened.get());
    exploration.cursorProperty().set(new LatentPoint(0.4, 0.6));
    assertFalse(isSilent(played.take()));
    assertEquals(1, opened.get());
  }

  @Test
  void aMovementDiesAwayAndTheDeviceIsFreeOnceItIsNoLongerWanted() throws InterruptedException {
    hear(this::device);
    wanted.set(true);
    for (int movement = 1; movement <= 2; movement++) {
      exploration.cursorProperty().set(new LatentPoint(0.4, 0.1 * movement));
      assertFalse(isSilent(played.take()));
      byte[] tail;
      do {
        byte[] block = played.take();
        tail = Arrays.copyOfRange(block, block.length - 40, block.length);
      } while (!isSilent(tail));
    }
    assertEquals(1, opened.get());
    wanted.set(false);
    closed.await();
  }

  private static boolean isSilent(byte[] block) {
    return Arrays.equals(block, new byte[block.length]);
  }

  @Test
  void whoHasNoDeviceIsToldOnceAndHearsNothing() throws InterruptedException {
    hear(Optional::empty);
    wanted.set(true);
    exploration.cursorProperty().set(new LatentPoint(0.4, 0.6));
    later.take().run();
    String notice = exploration.noticeProperty().get();
    assertTrue(notice != null && notice.startsWith("There is no sound device"), notice);
    exploration.noticeProperty().set(null);
    exploration.cursorProperty().set(new LatentPoint(0.5, 0.6));
    assertNull(later.peek());
    assertNull(exploration.noticeProperty().get());
  }

  @Test
  void thisComputersDeviceIsOpenedOrIsMissing() {
    SampledLine.open()
        .ifPresent(
            line -> {
              line.write(new byte[441 * Synthesizer.FRAME_BYTES]);
              line.close();
            });
    assertEquals(0, played.size());
  }
}
