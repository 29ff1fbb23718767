package lunula.ui.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import lunula.geometry.LatentPoint;
import lunula.model.network.Architecture;
import lunula.testkit.TinyModels;
import lunula.ui.decode.DecodeViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.map.Blobs;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said of what happens.
class SpokenViewModelTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final MainViewModel main =
      new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
  private final DecodeViewModel decode = new DecodeViewModel(exploration);
  private final SimpleObjectProperty<@Nullable Architecture> network = new SimpleObjectProperty<>();
  private final SimpleBooleanProperty reader = new SimpleBooleanProperty();
  private final List<String> summaries = new ArrayList<>();
  private final SpokenViewModel spoken =
      new SpokenViewModel(main, decode.neighboursProperty(), network, this::summary, reader);

  private String summary() {
    summaries.add("asked");
    return "A map. Drag.";
  }

  private String line() {
    return spoken.lineProperty().get().replace('\u00a0', ' ');
  }

  @BeforeEach
  void open() {
    MapData map = Blobs.corners();
    exploration.mapProperty().set(map);
    exploration.decoderProperty().set(Blobs.decoder());
    exploration.samplesProperty().set(Blobs.images(map));
  }

  @Test
  void nothingIsPutIntoWordsUnlessSomebodyListens() {
    exploration.cursorProperty().set(new LatentPoint(0.5, 0.5));
    main.exportShownProperty().set(true);
    assertEquals("", line());
    assertEquals(List.of(), summaries);
    assertEquals("", spoken.placeProperty().get());
  }

  @Test
  void whoBeginsToListenHearsWhatTheScreenShows() {
    main.spokenProperty().set(true);
    assertEquals("A map. Drag.", line());
  }

  @Test
  void aScreenReaderListensWithoutTheStrip() {
    reader.set(true);
    exploration.cursorProperty().set(new LatentPoint(1, 1));
    assertTrue(line().startsWith("On trouser, test image 1, "), line());
    assertEquals(spoken.lineProperty().get(), spoken.placeProperty().get());
  }

  @Test
  void aMovementSaysWhereTheCursorHasCome() {
    main.spokenProperty().set(true);
    exploration.cursorProperty().set(new LatentPoint(0.9, 0.8));
    assertTrue(line().startsWith("Among images of trouser, nearest 0.2 away"), line());
    assertTrue(line().endsWith("z = (0.90, 0.80)."), line());
  }

  /// While a model trains, its weights move and the person does not.
  @Test
  void whatMovesByItselfSaysNothing() {
    main.spokenProperty().set(true);
    exploration.cursorProperty().set(new LatentPoint(0.9, 0.8));
    spoken.say("Epoch 1.");
    exploration.weightsMoved();
    exploration.mapProperty().set(Blobs.map(50, 1));
    assertEquals("Epoch 1.", line());
  }

  @Test
  void theClassThatAConditionalModelIsToldIsSaid() {
    network.set(TinyModels.network(TinyModels.NOISE, 2, Architecture.Code.NORMAL, 10));
    main.spokenProperty().set(true);
    exploration.slice().labelProperty().set(5);
    exploration.cursorProperty().set(new LatentPoint(0.9, 0.8));
    assertTrue(line().contains("Decoded as Sandal."), line());
  }

  @Test
  void aGeneratorWithoutImagesIsToldByItsPrior() {
    exploration.mapProperty().set(MapData.ofPrior(2, 3));
    main.spokenProperty().set(true);
    exploration.cursorProperty().set(new LatentPoint(1, 0));
    assertTrue(line().startsWith("No real images here."), line());
  }

  @Test
  void whatIsDoneAndUndoneIsSaid() {
    main.spokenProperty().set(true);
    exploration.history().did(() -> "change the path", () -> {}, () -> {});
    assertEquals("Done: change the path.", line());
    exploration.history().undo();
    assertEquals("Undone: change the path.", line());
  }

  @Test
  void whatWentWellAndWhatDidNotIsSaid() {
    main.spokenProperty().set(true);
    exploration.succeed("Saved.", null);
    assertEquals("Saved.", line());
    exploration.noticeProperty().set("It could not be saved");
    assertEquals("It could not be saved.", line());
  }

  @Test
  void anotherScreenIsDescribedAndWhileComparingNoPlaceIs() {
    main.spokenProperty().set(true);
    spoken.say("before");
    main.comparingProperty().set(true);
    assertEquals("A map. Drag.", line());
    exploration.cursorProperty().set(new LatentPoint(0.9, 0.8));
    assertEquals("A map. Drag.", line());
  }
}
