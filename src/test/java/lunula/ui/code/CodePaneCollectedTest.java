package lunula.ui.code;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import lunula.geometry.LatentPoint;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import lunula.testkit.Vanishing;
import lunula.ui.explore.ExplorerState;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The program's page goes when the sheet is shut, though the cursor moves on.
class CodePaneCollectedTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final MainViewModel main =
      new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
  private final ReadOnlyObjectWrapper<@Nullable Path> opened =
      new ReadOnlyObjectWrapper<>(Path.of("/models/mine"));
  private final CodeViewModel model = new CodeViewModel(main, opened, Runnable::run);
  private int round;

  @Test
  void aPaneThatWasTakenAwayIsCollected() throws Exception {
    main.cardProperty().set(Samples.card("Mine", TrainingPlan.ARTICLE));
    Vanishing.assertVanishes(
        () -> new CodePane(model, name -> Optional.empty()),
        () -> exploration.cursorProperty().set(new LatentPoint(++round, 8)));
  }
}
