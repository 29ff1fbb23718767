package lunula.ui.train;

import java.nio.file.Path;
import lunula.library.ModelLibrary;
import lunula.library.StoredModels;
import lunula.testkit.SampleModels;
import lunula.testkit.Samples;
import lunula.testkit.Vanishing;
import lunula.ui.explore.ExplorerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainViewCollectedTest {
  @Test
  void aPanelThatIsTakenAwayGoesThoughItsModelLives(@TempDir Path disk) throws Exception {
    var model =
        new TrainViewModel(
            new ExplorerState(Runnable::run, Runnable::run),
            new FakeDesk(),
            id -> Samples.dataSet(),
            (saved, name) ->
                new ModelLibrary(disk, disk, null, new StoredModels())
                    .keep(SampleModels.tiny(name), name),
            Runnable::run,
            Runnable::run);
    Vanishing.assertVanishes(
        () -> new TrainView(model, () -> {}, gone -> {}),
        () -> model.form().presetProperty().set(model.form().presetProperty().get()));
  }
}
