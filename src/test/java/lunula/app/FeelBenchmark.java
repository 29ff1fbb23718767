package lunula.app;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import lunula.app.start.ClassPreloader;
import lunula.app.start.PaintingSettings;
import lunula.bench.FreshJava;
import lunula.bench.Table;
import lunula.files.AppFolders;
import lunula.networks.NativeEngine;

/// How the real window feels under the hand, headless and without a GPU: how many frames a second
/// there are, and what each costs, with everything on the map; and how soon the pictures follow a
/// hand that drags, with one model and with two.
public final class FeelBenchmark {
  private static final PrintStream OUT = System.out;
  private static final String PART = "lunula.bench.part";

  private FeelBenchmark() {}

  /// Takes no arguments; the processes it starts are told their part by a system property.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (System.getProperty(PART, "")) {
      case "frames" -> launch(FramesProbe.class);
      case "panes" -> launch(PanesProbe.class);
      default -> {
        Table.begin("Feel: headless, software pipeline, map of 1200 × 900 pixels");
        OUT.println(FreshJava.ask(FeelBenchmark.class.getName(), part("frames")));
        Table.begin("Feel: headless, software pipeline, window of 1280 × 800");
        OUT.println(FreshJava.ask(FeelBenchmark.class.getName(), part("panes")));
      }
    }
  }

  private static List<String> part(String name) {
    return Stream.concat(FreshJava.HEADLESS.stream(), Stream.of("-D" + PART + "=" + name)).toList();
  }

  private static void launch(Class<? extends Application> probe) throws IOException {
    PaintingSettings.configure();
    ClassPreloader.begin();
    NativeEngine.configure(AppFolders.find().cache().toString());
    Application.launch(probe);
    System.exit(0);
  }
}
