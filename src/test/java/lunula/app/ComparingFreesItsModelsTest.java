package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.files.AppFolders;
import lunula.library.LibraryEntry;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.ImageSize;
import lunula.model.card.ModelCard;
import lunula.networks.Autoencoder;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.compare.CompareSetup.Sharing;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.compare.Comparison;
import lunula.ui.compare.PaneViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.shell.MainViewModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Comparing with the models that Lunula comes with, in the real engine.
class ComparingFreesItsModelsTest {
  private static final int ROUNDS = 5;

  private final StoredModels stored = new StoredModels();
  private final Map<String, DataSet> images = new HashMap<>();
  private final ObservableList<LibraryEntry> library = FXCollections.observableArrayList();
  private final MainViewModel main =
      new MainViewModel(new ExplorerState(Runnable::run, Runnable::run), library, entry -> {});
  private final CompareViewModel compare =
      new CompareViewModel(
          main,
          stored,
          card -> Optional.ofNullable(images.get(card.dataChecksum())),
          Runnable::run,
          Runnable::run);

  @BeforeEach
  void list() throws IOException {
    Path models = bundled();
    for (String folder :
        List.of("moon-ae", "moon-vae", "fashion-mnist-vae-beta-0", "fashion-mnist-vae-beta-4")) {
      StoredMap map = stored.map(models.resolve(folder));
      library.add(new LibraryEntry(models.resolve(folder), true, map.card()));
      images.computeIfAbsent(map.card().dataChecksum(), data -> noise(map));
    }
  }

  private static Path bundled() throws IOException {
    return AppFolders.find().bundledModels();
  }

  /// As many images as the model has on its map; what they show does not matter here.
  private static DataSet noise(StoredMap map) {
    ModelCard card = map.card();
    ImageSize size = card.plan().architecture().image();
    int count = map.test().count();
    byte[] pixels = new byte[count * size.width() * size.height()];
    new Random(1).nextBytes(pixels);
    var test =
        new LabelledImages(
            size.width(), size.height(), pixels, new byte[count], List.of("one", "other"));
    return new DataSet(card.dataSet(), test, test, card.dataChecksum());
  }

  @Test
  void openingAndClosingTwentyTimesLeavesNoModelOpen() {
    int before = Autoencoder.open();
    for (int round = 0; round < ROUNDS; round++) {
      for (Page page : Page.values()) {
        compare.show(Comparison.MOONS, page);
        explore();
        assertTrue(Autoencoder.open() > before, page.toString());
        compare.leave();
        assertEquals(before, Autoencoder.open(), page.toString());
      }
    }
  }

  /// Whatever makes the models encode and decode.
  private void explore() {
    compare.step(1);
    compare.beta().positionProperty().set(0.5);
    compare.morph().positionProperty().set(0.5);
    for (Sharing sharing : Sharing.values()) {
      compare.sharingProperty().set(sharing);
      compare.step(7);
    }
    Stream<ExplorerState> panes =
        compare.panesProperty().get().stream().map(PaneViewModel::exploration);
    panes.forEach(pane -> assertNotNull(pane.decodedProperty().get()));
  }

  @Test
  void takingOneModelAwayClosesItAlone() {
    int before = Autoencoder.open();
    compare.show(Comparison.MOONS);
    explore();
    int two = Autoencoder.open();
    compare.show(Comparison.BETAS);
    explore();
    compare.show(Comparison.MOONS);
    explore();
    assertEquals(two, Autoencoder.open());
    compare.close();
    assertEquals(before, Autoencoder.open());
  }
}
