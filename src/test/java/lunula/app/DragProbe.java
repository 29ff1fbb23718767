package lunula.app;

import javafx.application.Platform;
import lunula.bench.Table;
import lunula.bench.Times;
import lunula.data.format.BundledTexts;
import lunula.model.network.TextConvolutional;
import lunula.model.plan.Preset;
import lunula.ui.explore.ExplorerState;
import lunula.ui.shell.MainView;
import lunula.ui.train.TrainViewModel;

/// Loads, drags, trains a preset and drags meanwhile; prints rows and ends.
public final class DragProbe extends ProbedWindow {
  /// The system property that names the preset.
  static final String PRESET = "lunula.bench.drag";

  private static final int TRAIN_SECONDS = 10;
  private static final int ALONE_SECONDS = 20;
  private static final int DRAG_SECONDS = 20;

  private final Script script = new Script();

  @Override
  void mapDrawn(MainView view) {
    DraggingHand hand = DraggingHand.over(view.lookup(".map-view"), assembly().exploration());
    FxWaits waits = new FxWaits(script.clock());
    script.play(() -> play(hand, waits));
  }

  private void play(DraggingHand hand, FxWaits waits) throws InterruptedException {
    ExplorerState exploration = assembly().exploration();
    script.await(() -> exploration.imagesProperty().get() != null);
    script.await(() -> exploration.decodedProperty().get() != null);
    row("load, after the first frame", waits.take());
    script.drag(hand, ALONE_SECONDS);
    hand.print("drag without training");
    script.doNow(hand::forget);
    waits.take();
    String preset = System.getProperty(PRESET, "vae");
    TrainViewModel train = assembly().models().train();
    Platform.runLater(
        () -> {
          Preset chosen = Preset.of(preset);
          if (chosen.plan().architecture().body() instanceof TextConvolutional) {
            train.form().choose(BundledTexts.COUPLETS.id());
          }
          train.form().presetProperty().set(chosen);
          train.start();
        });
    script.await(() -> train.progressProperty().get() != null);
    script.await(TRAIN_SECONDS);
    row("training " + preset, waits.take());
    script.drag(hand, DRAG_SECONDS);
    row("dragging during training of " + preset, waits.take());
    hand.print("drag during training of " + preset);
    waits.stop();
  }

  private static void row(String during, Times waits) {
    Table.row(
        "JavaFX thread busy at a stretch, %s: p99".formatted(during), ms(), waits.percentile(99));
    Table.row("JavaFX thread busy at a stretch, %s: longest".formatted(during), ms(), waits.max());
  }

  private static String ms() {
    return "%.1f ms";
  }
}
