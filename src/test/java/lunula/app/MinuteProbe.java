package lunula.app;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import javafx.application.Application;
import javafx.application.Platform;
import lunula.app.start.ClassPreloader;
import lunula.app.start.PaintingSettings;
import lunula.files.AppFolders;
import lunula.networks.NativeEngine;
import lunula.ui.explore.ExplorerState;
import lunula.ui.shell.MainView;
import org.jspecify.annotations.Nullable;

/// Opens the window, drags over the map for a minute, and prints how much memory is resident then,
/// and how much was at most, in MB. Linux only.
public final class MinuteProbe extends ProbedWindow {
  private static final PrintStream OUT = System.out;
  private static final int MOVE_MICROS = 1_000_000 / 60;
  private static final int MOVES = 60 * 60;
  private static final int LOOK_MILLIS = 50;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private @Nullable ScheduledFuture<?> waiting;
  private int moves;

  /// @param arguments none that matter
  public static void main(String[] arguments) throws IOException {
    PaintingSettings.configure();
    ClassPreloader.begin();
    NativeEngine.configure(AppFolders.find().cache().toString());
    Application.launch(MinuteProbe.class);
  }

  @Override
  void mapDrawn(MainView view) {
    DraggingHand hand = new DraggingHand(view, List.of(assembly().exploration()));
    waiting =
        clock.scheduleAtFixedRate(
            () -> Platform.runLater(() -> beginWhenReady(hand)), 0, LOOK_MILLIS, MILLISECONDS);
  }

  private void beginWhenReady(DraggingHand hand) {
    ExplorerState exploration = assembly().exploration();
    boolean ready =
        exploration.imagesProperty().get() != null && exploration.decodedProperty().get() != null;
    ScheduledFuture<?> look = Objects.requireNonNull(waiting);
    if (!ready || look.isCancelled()) {
      return;
    }
    look.cancel(false);
    hand.press();
    waiting = clock.scheduleAtFixedRate(() -> moveOn(hand), 0, MOVE_MICROS, MICROSECONDS);
  }

  private void moveOn(DraggingHand hand) {
    if (moves++ < MOVES) {
      hand.moveOn();
    } else {
      tell();
    }
  }

  private static void tell() {
    try {
      OUT.println(megabytes("VmRSS:") + " " + megabytes("VmHWM:"));
      OUT.flush();
      Runtime.getRuntime().halt(0);
    } catch (IOException notLinux) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static long megabytes(String key) throws IOException {
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(each -> each.startsWith(key))
            .findFirst()
            .orElseThrow();
    // The system says kB and means 1024 bytes.
    return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000;
  }
}
