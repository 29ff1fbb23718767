package lunula.app;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import lunula.app.start.ClassPreloader;
import lunula.app.start.PaintingSettings;
import lunula.bench.FreshJava;
import lunula.bench.Table;
import lunula.bench.Times;
import lunula.files.AppFolders;
import lunula.networks.NativeEngine;

/// How soon the real window shows its map, how closely the picture follows a hand that drags while
/// a model trains, and how long the JavaFX thread is ever busy. Headless, without a GPU.
public final class WindowBenchmark {
  private static final PrintStream OUT = System.out;
  private static final String PART = "lunula.bench.part";
  private static final String START = "start";
  private static final String DRAG = "drag";
  private static final int STARTS = 7;

  private WindowBenchmark() {}

  /// Takes no arguments; the processes it starts are told their part by a system property.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    long began = System.nanoTime();
    switch (System.getProperty(PART, "")) {
      case START -> launch(StartProbe.class, began);
      case DRAG -> launch(DragProbe.class, began);
      default -> all();
    }
  }

  private static void all() throws IOException, InterruptedException {
    Table.begin("Window: 1280 × 800, headless, software pipeline");
    List<Double> starts = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      starts.add(Double.parseDouble(FreshJava.ask(WindowBenchmark.class.getName(), part(START))));
    }
    Times times = Times.of(starts);
    Table.row(
        "start of main to the map on screen: median of %d processes".formatted(STARTS),
        "%.2f s",
        times.median());
    Table.row("start of main to the map on screen: slowest", "%.2f s", times.max());
    for (String preset : List.of("vae", "wgan-gp", "poem-vae")) {
      OUT.println(
          FreshJava.ask(
              WindowBenchmark.class.getName(), part(DRAG, "-D" + DragProbe.PRESET + "=" + preset)));
    }
  }

  private static List<String> part(String name, String... options) {
    return Stream.of(FreshJava.HEADLESS, List.of("-D" + PART + "=" + name), List.of(options))
        .flatMap(List::stream)
        .toList();
  }

  private static void launch(Class<? extends Application> probe, long began) throws IOException {
    PaintingSettings.configure();
    ClassPreloader.begin();
    NativeEngine.configure(AppFolders.find().cache().toString());
    Application.launch(probe, Long.toString(began));
    System.exit(0);
  }
}
