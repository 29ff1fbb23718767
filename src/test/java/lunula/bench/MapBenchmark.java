package lunula.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import lunula.geometry.ScreenPoint;
import lunula.model.GrayImage;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapLayer;
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

  /// @param layered whether all layers lie on the map, worked out on a thread of their own
  private MapBenchmark(int points, boolean layered) {
    Executor background =
        layered ? Executors.newSingleThreadExecutor(MapBenchmark::daemon) : Runnable::run;
    var exploration = new ExplorerState(background, layered ? Platform::runLater : Runnable::run);
    model = new MapViewModel(exploration);
    view = MapView.withLegend(model);
    var scene = new Scene(view, 1200, 900);
    scene.getStylesheets().add("/lunula/ui/kit/lunula.css");
    stage.setScene(scene);
    stage.show();
    MapData map = Blobs.map(points, 1);
    exploration.mapProperty().set(map);
    if (layered) {
      exploration.samplesProperty().set(Blobs.images(map));
      exploration.decoderProperty().set(MapBenchmark::decode);
      for (MapLayer layer : MapLayer.values()) {
        model.layers().shownProperty(layer).set(true);
      }
    }
  }

  /// About as quick as a real network in one batch: some microseconds a picture.
  private static List<GrayImage> decode(float[] places) {
    List<GrayImage> pictures = new ArrayList<>();
    for (int at = 0; at < places.length; at += 2) {
      float[] pixels = new float[784];
      for (int pixel = 0; pixel < pixels.length; pixel++) {
        float slope = (pixel % 28 - 14) * places[at] + (pixel / 28 - 14) * places[at + 1];
        pixels[pixel] = slope / (20 + Math.abs(slope)) / 2 + 0.5f;
      }
      pictures.add(new GrayImage(28, 28, pixels));
    }
    return pictures;
  }

  private static Thread daemon(Runnable work) {
    return Thread.ofPlatform().name("bench-layers").daemon().unstarted(work);
  }

  public static void main(String[] arguments) throws InterruptedException {
    var done = new CountDownLatch(1);
    OUT.printf(
        "%-24s %14s %11s %18s %14s%n",
        "points while zooming",
        "median draw ms",
        "p99 draw ms",
        "unthrottled draws/s",
        "real frames/s");
    Platform.startup(() -> measure(10_000, false, () -> measureMost(done::countDown)));
    done.await();
    Platform.exit();
  }

  private static void measureMost(Runnable next) {
    measure(70_000, false, () -> measure(70_000, true, next));
  }

  private static void measure(int points, boolean layered, Runnable next) {
    var benchmark = new MapBenchmark(points, layered);
    String name = points + (layered ? " with all layers" : "");
    // The layers are there after a moment, for which the JavaFX thread must be free.
    var settling = new PauseTransition(Duration.seconds(layered ? 6 : 0.1));
    settling.setOnFinished(event -> benchmark.run(name, next));
    settling.play();
  }

  private void run(String name, Runnable next) {
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
        "%-24s %14.2f %11.2f %18.0f ",
        name, millis[FRAMES / 2], millis[FRAMES * 99 / 100], FRAMES * 1000 / all);
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
