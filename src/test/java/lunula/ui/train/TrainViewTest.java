package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.UserMessages;
import lunula.library.ModelLibrary;
import lunula.library.StoredModels;
import lunula.model.ImageSize;
import lunula.model.card.EpochResult;
import lunula.model.loss.AdversarialTerms;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.LossSeries;
import lunula.model.loss.Losses;
import lunula.model.network.Adversarial;
import lunula.model.plan.Corruption;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.SampleModels;
import lunula.testkit.Samples;
import lunula.testkit.Shown;
import lunula.train.TrainingListener.TrainingProgress;
import lunula.train.TrainingOutcome;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Theme;
import lunula.ui.kit.ThemeStyling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class TrainViewTest {
  @TempDir Path disk;
  private final FakeDesk desk = new FakeDesk();
  private final List<DataChoice> deleted = new ArrayList<>();
  private TrainViewModel model;
  private TrainView view;

  @Start
  void show(Stage stage) {
    var exploration = new ExplorerState(Runnable::run, Runnable::run);
    model =
        new TrainViewModel(
            exploration,
            desk,
            id -> Samples.dataSet(),
            (saved, name) -> library().keep(SampleModels.tiny(name), name),
            Runnable::run,
            Runnable::run);
    view = new TrainView(model, () -> {}, deleted::add);
    var scene = new Scene(view, 308, 600);
    ThemeStyling.install(scene, new SimpleObjectProperty<>(Theme.LIGHT));
    Shown.in(stage, scene);
  }

  @Test
  void anUnusableNumberIsExplainedAndTrainIsOff(FxRobot robot) {
    robot.interact(() -> field("#train-epochs").setText("zero"));
    assertTrue(says("Epochs: a whole number from 1 to 10,000, please."));
    assertTrue(button("#train-start").isDisabled());
    robot.interact(() -> field("#train-epochs").setText("3"));
    assertFalse(button("#train-start").isDisabled());
  }

  @Test
  void aGeneratorsLossesAreChosenFromAListAndNoNatsAreSpokenOf(FxRobot robot) {
    robot.interact(
        () -> {
          model.form().presetProperty().set(Preset.of("wgan-gp-2d"));
          model.start();
        });
    ChoiceBox<LossSeries> series = robot.lookup("#train-series").query();
    assertEquals(
        List.of(
            "Wasserstein estimate",
            "Critic",
            "Generator",
            "Gradient norm",
            "Told apart",
            "Variety"),
        series.getItems().stream().map(each -> UserMessages.words(each.label())).toList());
    Losses losses = new AdversarialTerms(2.5, -2.25, 1.5, 1.01, 0.9, 0.8).losses();
    robot.interact(
        () -> {
          desk.newest().listener.epochEnded(new EpochResult(1, losses, losses, 1));
          series.setValue(series.getItems().get(2));
        });
    assertTrue(says("1.50"));
    assertTrue(says("generator’s loss, epoch 1"));
    assertFalse(says("-2.25"));
    assertFalse(
        robot
            .lookup((Label label) -> label.isVisible() && label.getText().contains("These nats"))
            .tryQuery()
            .isPresent());
  }

  @Test
  void aGeneratorsSettingsReplaceWhatAnEncoderAsksFor(FxRobot robot) {
    robot.interact(() -> model.form().presetProperty().set(Preset.of("gan")));
    assertTrue(view.lookup("#train-beta").isDisabled());
    NetworkForm network = model.form().network();
    robot.interact(() -> network.kindProperty().set(NetworkForm.KINDS.getFirst()));
    assertFalse(view.lookup("#train-beta").isDisabled());
    assertTrue(
        Objects.requireNonNull(model.form().planProperty().get()).architecture().variational());
    robot.interact(() -> network.kindProperty().set(Adversarial.KIND));
    TrainingPlan plan = Objects.requireNonNull(model.form().planProperty().get());
    assertFalse(plan.architecture().encodes());
  }

  @Test
  void onlyADataSetOfOnesOwnCanBeDeleted(FxRobot robot) {
    assertFalse(button("#train-delete").isVisible());
    var own =
        new DataChoice("leaves", "Leaves", ImageSize.SMALL, 50, 10, List.of("oak", "beech"), true);
    robot.interact(() -> model.form().offer(List.of(DataSets.FASHION, own)));
    robot.interact(() -> model.form().choose("leaves"));
    assertTrue(button("#train-delete").isVisible());
    robot.clickOn("#train-delete");
    assertEquals(List.of(own), deleted);
    robot.interact(() -> model.form().withdraw(own));
    assertEquals(DataSets.FASHION, model.form().dataSetProperty().get());
    assertFalse(button("#train-delete").isVisible());
  }

  @Test
  void theArrowsCountAndDoubleAndMendNothing(FxRobot robot) {
    robot.interact(() -> stepper("#train-epochs").increment());
    robot.interact(() -> stepper("#train-batch").increment());
    robot.interact(() -> stepper("#train-seed").decrement(2));
    assertEquals(21, plan().epochs());
    assertEquals(256, plan().batchSize());
    assertEquals(-1, plan().seed());
    robot.interact(() -> field("#train-epochs").setText("zero"));
    robot.interact(() -> stepper("#train-epochs").increment());
    assertEquals("zero", field("#train-epochs").getText());
  }

  @Test
  void anAbsurdNumberStaysAsTypedWhenTheFieldIsLeft(FxRobot robot) {
    robot.interact(() -> stepper("#train-epochs").requestFocus());
    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    robot.type(KeyCode.DIGIT0).type(KeyCode.ENTER).type(KeyCode.TAB);
    assertEquals("0", model.form().epochs().textProperty().get());
    assertEquals("0", field("#train-epochs").getText());
    assertTrue(says("Epochs: a whole number from 1 to 10,000, please."));
    robot.interact(() -> stepper("#train-epochs").requestFocus());
    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    robot.type(KeyCode.DIGIT9).type(KeyCode.UP);
    assertEquals(10, plan().epochs());
  }

  @Test
  void theDataSetIsChosenFromThoseThereAre(FxRobot robot) {
    assertTrue(says("60,000 training and 10,000 test images, 28 × 28 pixels, 10 classes"));
    var own = new DataChoice("leaves", "Leaves", new ImageSize(64, 64), 80, 1, List.of(), true);
    robot.interact(() -> model.form().offer(List.of(DataSets.FASHION, own)));
    ChoiceBox<?> box = (ChoiceBox<?>) view.lookup("#train-data");
    assertEquals(List.of(DataSets.FASHION, own), box.getItems());
    assertEquals(DataSets.FASHION, box.getValue());
    assertEquals("Fashion-MNIST", shown(box));
    robot.interact(() -> model.form().choose("leaves"));
    assertTrue(says("80 training and 1 test image, 64 × 64 pixels, no classes"));
    robot.interact(() -> model.form().offer(List.of(own, DataSets.FASHION)));
    assertEquals(own, box.getValue());
    assertEquals("Leaves", shown(box));
    assertTrue(says("4096-512-2 · 4,202,500 weights"), words().toString());
  }

  @Test
  void oneRunFromTrainToKept(FxRobot robot) {
    robot.interact(() -> button("#train-start").fire());
    assertFalse(button("#train-start").isVisible());
    assertFalse(view.lookup("#train-epochs").getParent().getParent().getParent().isVisible());
    robot.interact(() -> desk.newest().listener.progressed(progress()));
    assertTrue(says("epoch 3 of 20 · 1 min 12 s left"));
    robot.interact(() -> button("#train-pause").fire());
    assertTrue(says("Paused in epoch 3 of 20"));
    robot.interact(() -> button("#train-resume").fire());
    robot.interact(() -> button("#train-stop").fire());
    assertTrue(button("#train-stop").isDisabled());
    robot.interact(
        () -> desk.newest().outcome.complete(new TrainingOutcome.Stopped(Samples.curve(2), 5)));
    assertTrue(says("Stopped after 2 epochs and 5 s. What was learned is on the map."));
    robot.interact(() -> button("#train-keep").fire());
    assertTrue(says("Kept as “784-512-2, β 1, 2 epochs”."));
  }

  @Test
  void aFolderThatCannotBeWrittenIsExplainedAndTheResultCanStillBeKept(FxRobot robot)
      throws IOException {
    Path home = Files.writeString(disk.resolve("home"), "in the way");
    robot.interact(() -> button("#train-start").fire());
    robot.interact(
        () -> desk.newest().outcome.complete(new TrainingOutcome.Stopped(Samples.curve(2), 5)));
    robot.interact(() -> button("#train-keep").fire());
    assertTrue(
        words().stream().anyMatch(text -> text.startsWith("The model could not be saved: ")),
        words().toString());
    assertTrue(button("#train-keep").isVisible());
    Files.delete(home);
    robot.interact(() -> button("#train-keep").fire());
    assertTrue(says("Kept as “784-512-2, β 1, 2 epochs”."));
    assertTrue(Files.isDirectory(home.resolve("models/784-512-2-1-2-epochs")), home.toString());
  }

  @Test
  void theArrowKeysReadTheCurvesOut(FxRobot robot) {
    robot.interact(() -> button("#train-start").fire());
    robot.interact(() -> Samples.curve(4).forEach(desk.newest().listener::epochEnded));
    robot.interact(() -> view.lookup(".loss-chart").requestFocus());
    robot.type(KeyCode.LEFT, KeyCode.LEFT);
    assertTrue(says("reconstruction + KL = −ELBO, epoch 3"));
    assertEquals(
        "epoch 3: train 276.4, test 274.2", view.lookup(".loss-chart").getAccessibleText());
  }

  @Test
  void aPlainAutoencoderHasNoKlAndItsNatsAreSaidNotToCompare(FxRobot robot) {
    robot.interact(() -> model.form().presetProperty().set(Preset.of("autoencoder")));
    robot.interact(() -> button("#train-start").fire());
    robot.interact(() -> Samples.curve(4).forEach(desk.newest().listener::epochEnded));
    assertTrue(says("reconstruction, epoch 4"), words().toString());
    assertTrue(words().stream().anyMatch(text -> text.contains("not with those of cross-entropy")));
    assertFalse(view.lookup(".curves .segmented").getParent().isVisible());
    robot.interact(
        () -> desk.newest().outcome.complete(new TrainingOutcome.Completed(Samples.curve(4), 5)));
    assertTrue(says("Finished: 4 epochs in 5 s. Test reconstruction 266.0 nats."));
  }

  @Test
  void onlyAnUnweightedSumIsCalledElbo(FxRobot robot) {
    robot.interact(() -> model.form().presetProperty().set(Preset.of("beta-vae")));
    robot.interact(() -> button("#train-start").fire());
    robot.interact(() -> Samples.curve(4).forEach(desk.newest().listener::epochEnded));
    assertTrue(says("reconstruction + KL = their sum, epoch 4"), words().toString());
  }

  @Test
  void allSettingsUnfoldAndAreSwitchedOffWhereTheyDoNotCount(FxRobot robot) {
    robot.interact(() -> ((ToggleButton) view.lookup("#train-all")).fire());
    assertTrue(view.lookup("#train-scale").isDisabled());
    robot.interact(() -> model.form().presetProperty().set(Preset.of("vae-mse")));
    assertFalse(view.lookup("#train-scale").isDisabled());
    assertFalse(view.lookup("#train-warmup").isDisabled());
    robot.interact(() -> model.form().presetProperty().set(Preset.of("autoencoder")));
    assertTrue(view.lookup("#train-warmup").isDisabled());
  }

  @Test
  void aChangedSettingGoesBackToWhatThePresetSays(FxRobot robot) {
    robot.interact(() -> ((ToggleButton) view.lookup("#train-all")).fire());
    robot.interact(() -> model.form().presetProperty().set(Preset.of("denoising-vae")));
    TrainingPlan preset = plan();
    robot.interact(
        () -> {
          model.form().learningRate().write(0.5);
          model.form().noiseProperty().set(Corruption.Kind.NONE);
          model.form().network().latents().write(7);
          model.form().network().settingsProperty().get().getFirst().input().write("9");
        });
    for (String field : List.of("rate", "noise", "latents", "setting-encoder")) {
      robot.interact(button("#train-" + field + "-reset")::fire);
    }
    assertEquals(preset, plan());
    assertNull(view.lookup("#train-rate-reset"));
    robot.interact(() -> model.form().presetProperty().set(Preset.of("autoencoder")));
    assertNull(view.lookup("#train-noise-reset"), "another preset has another usual value");
  }

  @Test
  void theNameThatWasSuggestedCanBeHadAgain(FxRobot robot) {
    robot.interact(() -> button("#train-start").fire());
    robot.interact(
        () -> desk.newest().outcome.complete(new TrainingOutcome.Stopped(Samples.curve(2), 5)));
    TextField name = (TextField) view.lookup("#train-keep-name");
    robot.interact(name::clear);
    robot.interact(button("#train-keep-name-reset")::fire);
    assertEquals("784-512-2, β 1, 2 epochs", name.getText());
  }

  @Test
  void everyControlIsExplained(FxRobot robot) {
    robot.interact(() -> ((ToggleButton) view.lookup("#train-all")).fire());
    for (Node node : view.lookupAll("*")) {
      boolean control =
          node instanceof TextField
              || node instanceof Spinner
              || node instanceof Button
              || node instanceof ToggleButton;
      if (control && ((Control) node).isFocusTraversable()) {
        assertTrue(((Control) node).getTooltip() != null, node.toString());
      }
    }
  }

  private static String shown(ChoiceBox<?> box) {
    return ((Label) box.lookup(".label")).getText();
  }

  private static TrainingProgress progress() {
    return new TrainingProgress(3, 20, 100, 469, 6, 72, new ElboTerms(270, 5).losses());
  }

  private boolean says(String text) {
    return view.lookupAll(".label").stream()
        .anyMatch(
            node ->
                node instanceof Label label && label.isVisible() && text.equals(label.getText()));
  }

  private ModelLibrary library() {
    return new ModelLibrary(
        disk.resolve("app"), disk.resolve("home/models"), null, new StoredModels());
  }

  private List<String> words() {
    return view.lookupAll(".label").stream()
        .filter(Node::isVisible)
        .map(node -> ((Label) node).getText())
        .toList();
  }

  private TrainingPlan plan() {
    return Objects.requireNonNull(model.form().planProperty().get());
  }

  private Spinner<?> stepper(String id) {
    return (Spinner<?>) view.lookup(id);
  }

  private Button button(String id) {
    return (Button) view.lookup(id);
  }

  private TextField field(String id) {
    return ((Spinner<?>) view.lookup(id)).getEditor();
  }
}
