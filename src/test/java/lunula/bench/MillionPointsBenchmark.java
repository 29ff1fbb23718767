package lunula.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.measure.Selection;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.MapTool.Touch;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;
import lunula.ui.select.SelectTool;
import lunula.ui.select.SelectViewModel;

/// What a map of very many points costs: drawing while one zooms and pans, finding the point under
/// the pointer, and the lasso. 1200 × 900 pixels, software pipeline, headless. Wall-clock time, and
/// beside it the time that all threads of the process spent on the processor.
public final class MillionPointsBenchmark {
  private static final int WARM_UP = 100;
  private static final int FRAMES = 400;
  private static final int QUESTIONS = 100_000;
  private static final int LASSOS = 40;
  private static final double WIDTH = 1200;
  private static final double HEIGHT = 900;

  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          work -> Thread.ofPlatform().name("bench-background").daemon().unstarted(work));
  private final MapViewModel model;
  private final SelectViewModel select;
  private final MapView view;
  private final Stage stage = new Stage();

  private MillionPointsBenchmark() {
    var exploration = new ExplorerState(background, Platform::runLater);
    model = new MapViewModel(exploration);
    select = new SelectViewModel(model, Runnable::run);
    view = MapView.withLegend(model);
    var scene = new Scene(view, WIDTH, HEIGHT);
    scene.getStylesheets().add("/lunula/ui/kit/lunula.css");
    stage.setScene(scene);
    stage.show();
  }

  /// @param arguments how many points, or none
  public static void main(String[] arguments) throws Exception {
    int points = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    var started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Table.begin("%,d points on a map of 1200 × 900, software pipeline".formatted(points));
    MillionPointsBenchmark benchmark = ask(MillionPointsBenchmark::new);
    benchmark.run(points);
    Platform.exit();
  }

  private void run(int points) throws Exception {
    long before = heldBytes();
    MapData map = Blobs.map(points, 1);
    long data = heldBytes() - before;
    long start = System.nanoTime();
    onFx(() -> model.exploration().mapProperty().set(map));
    Table.row("map set, JavaFX thread", "%.1f ms", millisSince(start));
    settle();
    Table.row("until indexed", "%.1f ms", millisSince(start));
    draw("zoom (p95 at most 33 ms)", this::zoom);
    draw("pan", frame -> model.pan(frame / 40 % 2 == 0 ? 7 : -7, frame / 60 % 2 == 0 ? 5 : -5));
    onFx(() -> model.filter().highlight(3));
    draw("zoom, one class highlighted", this::zoom);
    onFx(() -> model.filter().highlight(-1));
    pulses();
    onFx(model::fit);
    hover("hover (p50 at most 50 µs)", true);
    onFx(
        () -> {
          for (int hidden = 0; hidden < 10; hidden += 2) {
            model.filter().toggle(hidden);
          }
        });
    hover("hover, half the classes hidden", true);
    onFx(() -> model.filter().showAll());
    onFx(() -> model.zoom(new ScreenPoint(WIDTH / 2, HEIGHT / 2), 0.125));
    hover("hover, zoomed out 8 times", false);
    onFx(model::fit);
    lasso();
    draw("zoom, a selection", this::zoom);
    onFx(model::fit);
    brush();
    Table.row(
        "memory with the map shown",
        "%.1f MB, of which the points %.1f MB",
        (heldBytes() - before) / 1e6,
        data / 1e6);
    for (MapLayer layer : List.of(MapLayer.DENSITY, MapLayer.CONTOURS, MapLayer.REGIONS)) {
      onFx(() -> model.layers().shownProperty(layer).set(true));
    }
    onFx(() -> select.selection().none());
    settle();
    settle();
    draw("zoom, density, contours, regions", this::zoom);
  }

  private void zoom(int frame) {
    model.zoom(new ScreenPoint(500, 400), frame / 50 % 2 == 0 ? 1.02 : 1 / 1.02);
  }

  private void draw(String what, IntConsumer move) throws Exception {
    onFx(model::fit);
    onFx(
        () -> {
          for (int frame = 0; frame < WARM_UP; frame++) {
            move.accept(frame);
            view.layout();
          }
        });
    var figures = new Durations(FRAMES);
    onFx(
        () -> {
          for (int frame = 0; frame < FRAMES; frame++) {
            int now = frame;
            figures.time(
                () -> {
                  move.accept(now);
                  view.layout();
                });
          }
        });
    figures.print(what + ", draw", 1e6, "ms");
  }

  /// Whole frames, from the change of the viewport through the scene's rendering to the next pulse.
  private void pulses() throws Exception {
    var done = new CompletableFuture<Durations>();
    var figures = new Durations(FRAMES);
    Platform.runLater(
        () ->
            new AnimationTimer() {
              private int frame;
              private long last;

              @Override
              public void handle(long now) {
                long at = System.nanoTime();
                if (frame > 20) {
                  figures.add(at - last);
                }
                last = at;
                zoom(frame++);
                if (figures.isFull()) {
                  stop();
                  done.complete(figures);
                }
              }
            }.start());
    done.get().print("zoom, from pulse to pulse", 1e6, "ms");
  }

  private void hover(String what, boolean warm) throws Exception {
    var random = new Random(5);
    var figures = new Durations(QUESTIONS);
    onFx(
        () -> {
          for (int i = 0; warm && i < QUESTIONS; i++) {
            model.pointAt(anywhere(random));
          }
          for (int i = 0; i < QUESTIONS; i++) {
            ScreenPoint place = anywhere(random);
            figures.time(() -> model.pointAt(place));
          }
          model.pointAt(null);
        });
    figures.print(what, 1e3, "µs");
  }

  private static ScreenPoint anywhere(Random random) {
    return new ScreenPoint(random.nextDouble() * WIDTH, random.nextDouble() * HEIGHT);
  }

  /// From the release of the button until the selection has changed.
  private void lasso() throws Exception {
    SelectTool tool = ask(select::tool);
    onFx(() -> model.toolProperty().set(tool));
    var figures = new Durations(LASSOS);
    int chosen = 0;
    for (int i = -10; i < LASSOS; i++) {
      List<ScreenPoint> outline = outline(i);
      var changed = new CompletableFuture<Long>();
      onFx(() -> select.selection().none());
      settle();
      Subscription heard =
          ask(
              () ->
                  select
                      .selection()
                      .selectionProperty()
                      .subscribe(
                          (Selection before, Selection now) ->
                              changed.complete(System.nanoTime())));
      onFx(
          () -> {
            tool.press(touch(outline.getFirst()));
            outline.forEach(at -> tool.drag(touch(at)));
          });
      settle();
      long cpu = cpuNanos();
      long start = System.nanoTime();
      onFx(() -> tool.release(touch(outline.getLast())));
      long end = changed.get();
      if (i >= 0) {
        figures.add(end - start);
        figures.spent(cpuNanos() - cpu);
      }
      onFx(heard::unsubscribe);
      settle();
      chosen += ask(() -> select.selection().selectionProperty().get().count());
    }
    figures.print("lasso of 700 corners (at most 30 ms)", 1e6, "ms");
    Table.row("points in a lasso, mean", "%,d", chosen / (LASSOS + 10));
  }

  /// Crosses itself, as hands do.
  private static List<ScreenPoint> outline(int number) {
    List<ScreenPoint> outline = new ArrayList<>();
    for (int corner = 0; corner < 700; corner++) {
      double turn = 2 * Math.PI * corner / 700;
      double radius = 300 + 60 * Math.sin(5 * turn + number) + 25 * Math.cos(31 * turn);
      outline.add(
          new ScreenPoint(
              WIDTH / 2 + radius * Math.cos(turn) + 20 * Math.sin(60 * turn),
              HEIGHT / 2 + radius * Math.sin(turn)));
    }
    return outline;
  }

  private void brush() throws Exception {
    SelectTool tool = ask(select::tool);
    var figures = new Durations(100);
    onFx(
        () -> {
          tool.shapeProperty().set(SelectTool.Shape.BRUSH);
          tool.press(touch(new ScreenPoint(300, 450)));
          for (int i = 0; i < 200; i++) {
            ScreenPoint at = new ScreenPoint(300 + 3 * i, 450 + 100 * Math.sin(i / 20.0));
            if (i < 100) {
              tool.drag(touch(at));
            } else {
              figures.time(() -> tool.drag(touch(at)));
            }
          }
          tool.release(touch(new ScreenPoint(900, 450)));
        });
    settle();
    figures.print("brush, one movement", 1e6, "ms");
  }

  private Touch touch(ScreenPoint at) {
    LatentPoint place = model.viewportProperty().get().toLatent(at);
    return new Touch(place, at, false, false);
  }

  /// Waits until nothing is left to do in the background nor on the JavaFX thread.
  private void settle() throws Exception {
    for (int i = 0; i < 3; i++) {
      background.submit(() -> {}).get();
      onFx(() -> {});
    }
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long heldBytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void onFx(Runnable work) throws Exception {
    ask(
        () -> {
          work.run();
          return true;
        });
  }

  private static <T> T ask(Supplier<T> work) throws Exception {
    var result = new CompletableFuture<T>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
          }
        });
    return result.get();
  }

  /// Durations of one thing, in nanoseconds.
  private static final class Durations {
    private final double[] nanos;
    private int count;
    private long cpu;

    Durations(int most) {
      nanos = new double[most];
    }

    void time(Runnable work) {
      long before = count == 0 ? cpuNanos() : 0;
      long start = System.nanoTime();
      work.run();
      add(System.nanoTime() - start);
      if (count == 1) {
        cpu = -before;
      }
      if (isFull()) {
        cpu += cpuNanos();
      }
    }

    void add(long duration) {
      nanos[count++] = duration;
    }

    void spent(long processor) {
      cpu += processor;
    }

    boolean isFull() {
      return count == nanos.length;
    }

    void print(String what, double unit, String name) {
      Arrays.sort(nanos);
      String spent =
          cpu == 0 ? "" : String.format(Locale.ROOT, ", processor %.2f", cpu / unit / count);
      Table.row(
          what,
          "p50 %.2f, p95 %.2f, longest %.2f%s %s",
          nanos[count / 2] / unit,
          nanos[(int) Math.ceil(count * 0.95) - 1] / unit,
          nanos[count - 1] / unit,
          spent,
          name);
    }
  }
}
