package lunula.ui.sound;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Plays tones on a thread of its own, which sleeps while nothing is to be heard; opens the device
/// for the first. Without a sound device it stays silent. Safe for use by several threads; what it
/// is told returns at once.
final class Loudspeaker implements AutoCloseable {
  /// Frames handed over at a time: 10 ms.
  private static final int BLOCK = Synthesizer.RATE / 100 * Synthesizer.FRAME_BYTES;

  /// The device of this computer, as far as it takes samples.
  interface Line extends AutoCloseable {
    /// Takes samples as [Synthesizer] makes them; waits while those before are played.
    void write(byte[] block);

    /// Is free for others; what is not played yet never is.
    @Override
    void close();
  }

  private final BlockingQueue<Consumer<Synthesizer>> wishes = new LinkedBlockingQueue<>();
  private final Synthesizer synthesizer = new Synthesizer(1);
  private final Supplier<Optional<Line>> device;
  private final Runnable missing;
  private final Thread thread;
  private volatile boolean open = true;

  /// @param device opens the device, on this thread of its own; empty if there is none
  /// @param missing told on that thread, once, if there is none
  Loudspeaker(Supplier<Optional<Line>> device, Runnable missing) {
    this.device = device;
    this.missing = missing;
    thread = Thread.ofPlatform().name("lunula-sound").daemon().start(this::run);
  }

  /// Sounds like a place.
  void play(Tone tone) {
    wishes.add(synth -> synth.play(tone));
  }

  /// Clicks once.
  void click() {
    wishes.add(Synthesizer::click);
  }

  /// Falls silent and gives the device back; what is being played ends within a moment.
  @Override
  public void close() {
    open = false;
    thread.interrupt();
  }

  private void run() {
    try {
      wishes.take().accept(synthesizer);
      Optional<Line> found = device.get();
      if (found.isEmpty()) {
        missing.run();
        return;
      }
      try (Line line = found.get()) {
        sound(line);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /// Until it is closed. The device stays open in between: opening it takes time.
  private void sound(Line line) throws InterruptedException {
    byte[] block = new byte[BLOCK];
    while (open) {
      if (synthesizer.silent()) {
        wishes.take().accept(synthesizer);
      }
      for (var wish = wishes.poll(); wish != null; wish = wishes.poll()) {
        wish.accept(synthesizer);
      }
      synthesizer.fill(block);
      line.write(block);
    }
  }
}
