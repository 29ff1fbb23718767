package lunula.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    assertTrue(written().contains(root.toString()));
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
    model.setShown(true);
    String shown = written();
    Path file = root.resolve(model.suggestedName());
    model.save(file);
    written();
    assertEquals(shown, Files.readString(file));
    assertEquals("Saved as decode_it.py", model.outcomeProperty().get());
    model.save(root.resolve("gone/decode_it.py"));
    written();
    assertTrue(model.outcomeProperty().get().contains("there is no folder"));
  }
}
