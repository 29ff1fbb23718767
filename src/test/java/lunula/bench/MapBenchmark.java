package lunula.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import lunula.geometry.ScreenPoint;
import lunula.ui.Exploration;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;

/// How fast the map is drawn while one zooms: 1200 × 900 pixels, software pipeline, headless.
///
/// Run: `java -Dglass.platform=Headless -Dprism.order=sw -Djavafx.animation.fullspeed=true
/// -cp TEST_CLASS_PATH lunula.bench.MapBenchmark`, with the class path of `mvn
/// dependency:build-classpath -Dmdep.includeScope=test` behind target/test-classes and
/// target/classes.
public final class MapBenchmark {
  private static final int WARM_UP = 200;
  private static final int FRAMES = 600;
  private static final PrintStream OUT = System.out;

  private final MapViewModel model;
  private final MapView view;
  private final Stage stage = new Stage();

  private MapBenchmark(int points) {
    var exploration = new Exploration(Runnable::run, Runnable::run);
    model = new MapViewModel(exploration);
    view = new MapView(model);
    var scene = new Scene(view, 1200, 900);
    scene.getStylesheets().add("/lunula/ui/lunula.css");
    stage.setScene(scene);
    stage.show();
    exploration.mapProperty().set(Blobs.map(points, 1));
  }

  public static void main(String[] arguments) throws InterruptedException {
    var done = new CountDownLatch(1);
    OUT.printf(
        "%-8s %14s %11s %18s %14s%n",
        "points", "median draw ms", "p99 draw ms", "unthrottled draws/s", "real frames/s");
    Platform.startup(() -> measure(10_000, () -> measure(70_000, done::countDown)));
    done.await();
    Platform.exit();
  }

  private static void measure(int points, Runnable next) {
    new MapBenchmark(points).run(points, next);
  }

  private void run(int points, Runnable next) {
    for (int frame = 0; frame < WARM_UP; frame++) {
      draw(frame);
    }
    double[] millis = new double[FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      long start = System.nanoTime();
      draw(frame);
      millis[frame] = (System.nanoTime() - start) / 1e6;
    }
    double all = Arrays.stream(millis).sum();
    Arrays.sort(millis);
    OUT.printf(
        "%-8d %14.2f %11.2f %18.0f ",
        points, millis[FRAMES / 2], millis[FRAMES * 99 / 100], FRAMES * 1000 / all);
    countPulses(next);
  }

  private void draw(int frame) {
    zoom(frame);
    view.layout();
  }

  /// In and out again, about a place off the middle.
  private void zoom(int frame) {
    model.zoom(new ScreenPoint(500, 400), frame / 50 % 2 == 0 ? 1.02 : 1 / 1.02);
  }

  private void countPulses(Runnable next) {
    new AnimationTimer() {
      private int frames;
      private long start;

      @Override
      public void handle(long now) {
        if (frames == 0) {
          start = System.nanoTime();
        }
        zoom(frames++);
        if (frames > FRAMES) {
          stop();
          OUT.printf("%14.0f%n", (frames - 1) * 1e9 / (System.nanoTime() - start));
          stage.hide();
          next.run();
        }
      }
    }.start();
  }
}
