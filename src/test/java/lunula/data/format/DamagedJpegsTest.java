package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lunula.data.Shaping;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged JPEGs, read by four threads under the collector of the packaged app, do not stop the
/// virtual machine. Java's own decoder does within seconds here.
@Tag("slow")
class DamagedJpegsTest {
  private static final int PICTURES = Integer.getInteger("lunula.jpeg.pictures", 40_000);

  @TempDir Path folder;

  @Test
  void readingManyDamagedJpegsEnds() throws IOException, InterruptedException {
    byte[] whole = Jpegs.of(16, 16, BufferedImage.TYPE_INT_RGB, false, 0);
    Path file = folder.resolve("half.jpg");
    Files.write(file, Arrays.copyOf(whole, whole.length - 60));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process child =
        new ProcessBuilder(
                java.toString(),
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Reading.class.getName(),
                file.toString(),
                String.valueOf(PICTURES))
            .inheritIO()
            .start();
    try {
      assertTrue(child.waitFor(120 + PICTURES / 500, TimeUnit.SECONDS), "stopped for good");
      assertEquals(0, child.exitValue());
    } finally {
      // A machine that waits for itself hears nothing else.
      child.destroyForcibly();
    }
  }

  /// Reads a file again and again, in a virtual machine of its own.
  static final class Reading {
    private static final int THREADS = 4;

    private Reading() {}

    public static void main(String[] arguments) throws InterruptedException {
      Path file = Path.of(arguments[0]);
      int most = Integer.parseInt(arguments[1]);
      var next = new AtomicInteger();
      var wrong = new AtomicInteger();
      Thread[] readers = new Thread[THREADS];
      for (int i = 0; i < THREADS; i++) {
        readers[i] = new Thread(() -> readAll(file, most, next, wrong));
        readers[i].start();
      }
      for (Thread reader : readers) {
        reader.join();
      }
      System.exit(wrong.get() == 0 ? 0 : 1);
    }

    private static void readAll(Path file, int most, AtomicInteger next, AtomicInteger wrong) {
      while (next.getAndIncrement() < most) {
        try {
          PictureReader.read(file, Shaping.Damage.TAKEN, () -> false);
        } catch (PictureReader.Unreadable damaged) {
          wrong.incrementAndGet();
        }
      }
    }
  }
}
