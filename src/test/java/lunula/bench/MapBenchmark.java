package lunula.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
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

/// How fast the map is drawn while one zooms: 1200 × 900 pixels, software pipeline, headless;
/// beside a page in a browser that draws as many points.
public final class MapBenchmark {
  /// Options for a window without a display that draws as many frames as it can.
  static final String[] FULL_SPEED =
      Stream.concat(FreshJava.HEADLESS.stream(), Stream.of("-Djavafx.animation.fullspeed=true"))
          .toArray(String[]::new);

  private static final int WARM_UP = 200;
  private static final int FRAMES = 400;
  private static final String LAYERED = "layered";
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

  /// Everyone in turns, then what Lunula alone tells.
  static void measure(Bench bench, Figures.Collector into)
      throws IOException, InterruptedException {
    Optional<String> chromium = ScatterPeer.chromium();
    Optional<Path> modules =
        chromium.isPresent() ? ScatterPeer.modules(bench.work()) : Optional.empty();
    if (modules.isEmpty()) {
      into.remark("regl-scatterplot was skipped: Chromium or npm is not on this machine.");
    }
    for (int points : new int[] {70_000, 1_000_000}) {
      InTurns turns = new InTurns().with("Lunula", () -> command(Integer.toString(points)));
      for (String mode :
          modules.isPresent() ? List.of("default", "performance") : List.<String>of()) {
        String frames = Integer.toString(points > 100_000 ? 30 : 100);
        turns.with(
            "regl-scatterplot" + (mode.equals("default") ? "" : ", performance mode"),
            () ->
                FreshJava.command(
                    ScatterPeer.class.getName(),
                    List.of(),
                    chromium.orElseThrow(),
                    modules.orElseThrow().toString(),
                    bench.work().toString(),
                    Integer.toString(points),
                    frames,
                    mode));
      }
      turns.run(bench.rounds());
      into.ownSeconds += turns.sum(ScatterPeer.HELPERS);
      String what =
          String.format(Locale.ROOT, "%,d points, zooming, from frame to frame, ", points);
      compare(turns, into, what + "p50", "frame p50");
      compare(turns, into, what + "p95", "frame p95");
      String drawing = String.format(Locale.ROOT, "%,d points, zooming: drawing alone, ", points);
      alone(turns, into, drawing + "p50", "draw p50");
      alone(turns, into, drawing + "p95", "draw p95");
      for (WatchedProcess page :
          modules.isPresent() ? turns.of("regl-scatterplot") : List.<WatchedProcess>of()) {
        if (into.remarks.isEmpty()) {
          into.remark("Chromium draws by " + page.note("renderer") + ".");
        }
      }
    }
    InTurns layered = new InTurns().with("Lunula", () -> command("70000", LAYERED));
    layered.run(bench.rounds());
    alone(layered, into, "70,000 points with all layers, zooming: drawing alone, p50", "draw p50");
    alone(layered, into, "70,000 points with all layers, zooming: drawing alone, p95", "draw p95");
  }

  private static List<String> command(String... arguments) {
    return FreshJava.command(MapBenchmark.class.getName(), List.of(FULL_SPEED), arguments);
  }

  private static void compare(InTurns turns, Figures.Collector into, String what, String figure) {
    into.compare(new Figures.Comparison(what, "ms", "", millis(turns, figure)));
  }

  private static void alone(InTurns turns, Figures.Collector into, String what, String figure) {
    into.compare(new Figures.Comparison(what, "ms", "", millis(turns, figure).subList(0, 1)));
  }

  private static List<Figures.Series> millis(InTurns turns, String figure) {
    return turns.series(process -> Stream.of(process.figure(figure).orElse(Double.NaN)));
  }

  /// @param arguments how many points, and whether all layers lie on them
  public static void main(String[] arguments) throws InterruptedException {
    int points = Integer.parseInt(arguments[0]);
    boolean layered = arguments.length > 1 && arguments[1].equals(LAYERED);
    var done = new CountDownLatch(1);
    Platform.startup(() -> measure(points, layered, done::countDown));
    done.await();
    System.exit(0);
  }

  private static void measure(int points, boolean layered, Runnable next) {
    var benchmark = new MapBenchmark(points, layered);
    // The layers are there after a moment, for which the JavaFX thread must be free.
    var settling = new PauseTransition(Duration.seconds(layered ? 6 : 1));
    settling.setOnFinished(event -> benchmark.run(next));
    settling.play();
  }

  private void run(Runnable next) {
    for (int frame = 0; frame < WARM_UP; frame++) {
      draw(frame);
    }
    double[] millis = new double[FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      long start = System.nanoTime();
      draw(frame);
      millis[frame] = (System.nanoTime() - start) / 1e6;
    }
    print("draw", Times.of(millis));
    countPulses(next);
  }

  private static void print(String what, Times millis) {
    OUT.println(WatchedProcess.figureLine(what + " p50", millis.median()));
    OUT.println(WatchedProcess.figureLine(what + " p95", millis.percentile(95)));
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
      private final double[] millis = new double[FRAMES];
      private int frames;
      private long last;

      @Override
      public void handle(long now) {
        long at = System.nanoTime();
        if (frames > WARM_UP) {
          millis[frames - WARM_UP - 1] = (at - last) / 1e6;
        }
        last = at;
        zoom(frames++);
        if (frames > WARM_UP + FRAMES) {
          stop();
          print("frame", Times.of(millis));
          stage.hide();
          next.run();
        }
      }
    }.start();
  }
}
