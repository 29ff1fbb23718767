package lunula.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import lunula.export.code.Language;
import lunula.geometry.LatentPoint;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Success;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeViewModelTest {
  @TempDir private Path root;
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final MainViewModel main =
      new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
  private final ReadOnlyObjectWrapper<@Nullable Path> opened = new ReadOnlyObjectWrapper<>();
  private final CodeViewModel model = new CodeViewModel(main, opened, background::add);

  private void open(TrainingPlan plan) {
    main.cardProperty().set(Samples.card("Mine", plan));
    opened.set(root);
  }

  private String written() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
    return model.textProperty().get();
  }

  @Test
  void theProgramDecodesThePlaceUnderTheCursor() {
    open(TrainingPlan.ARTICLE);
    model.setShown(true);
    exploration.cursorProperty().set(new LatentPoint(0.1, -2));
    assertTrue(written().contains("\nZ = [0.1, -2.0]  # the place\n"), written());
    assertTrue(written().contains("WEIGHTS = Path(\"" + root.getFileName() + ".safetensors\")"));
    assertFalse(written().contains(root.toString()), "a path of this computer");
    assertNull(model.problemProperty().get());
    model.languageProperty().set(Language.DJL);
    assertTrue(written().contains(" Z = {0.1f, -2.0f}; // the place\n"), written());
    assertEquals("DecodeIt.java", model.suggestedName());
  }

  @Test
  void theProgramIsToldTheClassOnTheMap() {
    open(Preset.of("cvae").plan());
    exploration.slice().labelProperty().set(3);
    model.setShown(true);
    assertTrue(written().contains("\nCLASS = 3  #"), written());
  }

  @Test
  void nothingIsWrittenWhileNobodyLooks() {
    open(TrainingPlan.ARTICLE);
    exploration.cursorProperty().set(new LatentPoint(1, 1));
    assertEquals(0, background.size());
    model.setShown(true);
    model.setShown(false);
    exploration.cursorProperty().set(new LatentPoint(2, 2));
    assertEquals("", written());
  }

  @Test
  void whileTheHandDragsOnlyTheNewestPlaceIsWritten() {
    open(TrainingPlan.ARTICLE);
    model.setShown(true);
    for (int i = 0; i < 50; i++) {
      exploration.cursorProperty().set(new LatentPoint(i, 0));
    }
    assertEquals(1, background.size());
    assertTrue(written().contains("Z = [49.0, 0.0]"));
  }

  @Test
  void aModelThatLiesInNoFileHasNoProgram() {
    model.setShown(true);
    assertNotNull(model.problemProperty().get());
    open(TrainingPlan.ARTICLE);
    assertNull(model.problemProperty().get());
    main.trainingProperty().set(true);
    assertTrue(String.valueOf(model.problemProperty().get()).contains("Keep it"));
    assertEquals("", written());
  }

  @Test
  void savesWhatIsShownAndSaysWhatWentWrong() throws IOException {
    open(TrainingPlan.ARTICLE);
    Files.writeString(root.resolve("model.safetensors"), "the weights");
    model.setShown(true);
    String shown = written();
    Path away = Files.createDirectory(root.resolve("away"));
    Path file = away.resolve(model.suggestedName());
    model.save(file);
    written();
    assertEquals(shown, Files.readString(file));
    String beside = root.getFileName() + ".safetensors";
    assertEquals("the weights", Files.readString(away.resolve(beside)));
    String words = "Saved as decode_it.py, with its weights";
    assertEquals(words, model.outcomeProperty().get());
    assertEquals(new Success(words, file), exploration.successProperty().get());
    model.save(root.resolve("gone/decode_it.py"));
    written();
    assertTrue(model.outcomeProperty().get().contains("there is no folder"));
  }

  @Test
  void otherWeightsBesideTheProgramStayAsTheyAre() throws IOException {
    open(TrainingPlan.ARTICLE);
    Files.writeString(root.resolve("model.safetensors"), "the weights");
    model.setShown(true);
    written();
    Path away = Files.createDirectory(root.resolve("away"));
    Path others = Files.writeString(away.resolve(root.getFileName() + ".safetensors"), "others");
    Path file = away.resolve("mine.py");
    for (int time = 0; time < 2; time++) {
      model.save(file);
      written();
      assertEquals("others", Files.readString(others));
      String name = root.getFileName() + "-2.safetensors";
      assertEquals("the weights", Files.readString(away.resolve(name)));
      assertTrue(Files.readString(file).contains("Path(\"" + name + "\")"));
    }
    try (var files = Files.list(away)) {
      assertEquals(3, files.count());
    }
  }
}
