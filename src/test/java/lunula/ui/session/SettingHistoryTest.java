package lunula.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Objects;
import javafx.beans.property.Property;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlayMode;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.compare.CompareSetup.Sharing;
import lunula.ui.explore.CursorStep;
import lunula.ui.explore.History;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.PathPace;
import lunula.ui.layers.LayersViewModel;
import lunula.ui.map.MapLayer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // before each test
class SettingHistoryTest {
  @TempDir Path home;
  private Room room;
  private History history;

  @BeforeEach
  void begin() throws IOException {
    room = new Room(home);
    room.open("Garments");
    history = room.exploration.history();
    SettingHistory.follow(room.workspace);
  }

  private <T> void isUndone(Property<T> property, T now) {
    T before = property.getValue();
    property.setValue(now);
    history.undo();
    assertEquals(before, property.getValue());
    history.redo();
    assertEquals(now, property.getValue());
    history.undo();
    assertNull(history.undoableProperty().get(), "one step and no more");
  }

  @Test
  void switchesAndChoices() {
    for (MapLayer layer : MapLayer.values()) {
      isUndone(room.map.layers().shownProperty(layer), true);
    }
    isUndone(room.map.layers().densityByClassProperty(), true);
    isUndone(room.exploration.slice().labelProperty(), 4);
    isUndone(room.main.imageSetProperty(), ImageSet.ALL);
    isUndone(room.space.path().paceProperty(), PathPace.PICTURE);
    isUndone(room.space.path().modeProperty(), PlayMode.LOOP);
    isUndone(room.space.compare().sharingProperty(), Sharing.PLACE);
  }

  @Test
  void aSliderIsOneStepAGesture() {
    var strength = room.map.layers().opacityProperty(MapLayer.CONTOURS);
    double before = strength.get();
    strength.set(0.5);
    strength.set(0.4);
    strength.set(0.3);
    history.seal();
    strength.set(0.2);
    history.undo();
    assertEquals(0.3, strength.get());
    history.undo();
    assertEquals(before, strength.get());
    var beta = room.space.compare().beta().positionProperty();
    beta.set(0.1);
    beta.set(0.9);
    history.undo();
    assertEquals(0, beta.get());
  }

  @Test
  void hiddenClasses() {
    var filter = room.map.filter();
    filter.toggle(2);
    filter.only(5);
    BitSet alone = filter.hidden();
    history.undo();
    assertTrue(filter.isHidden(2));
    assertFalse(filter.isHidden(3));
    history.undo();
    assertTrue(filter.isAllShown());
    history.redo();
    history.redo();
    assertEquals(alone, filter.hidden());
    filter.highlight(1);
    assertEquals("Classes shown", history.undoableProperty().get());
  }

  @Test
  void layersThatAreTakenAwayTogetherComeBackTogether() {
    room.map.layers().shownProperty(MapLayer.DENSITY).set(true);
    room.map.layers().shownProperty(MapLayer.CONTOURS).set(true);
    new LayersViewModel(room.map.layers()).clear();
    history.undo();
    assertTrue(room.map.layers().shownProperty(MapLayer.DENSITY).get());
    assertTrue(room.map.layers().shownProperty(MapLayer.CONTOURS).get());
  }

  @Test
  void endsOfThePath() {
    room.space.path().setA();
    history.undo();
    assertNull(room.exploration.pathProperty().get().a());
    history.redo();
    assertEquals(
        room.exploration.cursorProperty().get(), room.exploration.pathProperty().get().a());
  }

  @Test
  void aJumpToAnImageBringsBackCursorAndImage() {
    LatentPoint before = new LatentPoint(0.5, 0.5);
    room.exploration.cursorProperty().set(before);
    room.space.select().find().find("#17");
    LatentPoint there = room.exploration.cursorProperty().get();
    assertEquals(17, room.space.select().chosen().indexProperty().get());
    history.undo();
    assertEquals(before, room.exploration.cursorProperty().get());
    assertEquals(-1, room.space.select().chosen().indexProperty().get());
    history.redo();
    assertEquals(there, room.exploration.cursorProperty().get());
    assertEquals(17, room.space.select().chosen().indexProperty().get());
    history.undo();
    assertNull(history.undoableProperty().get());
  }

  @Test
  void smallStepsOfTheCursorAreOne() {
    LatentPoint before = room.exploration.cursorProperty().get();
    for (int step = 0; step < 5; step++) {
      CursorStep.make(room.exploration, "nudge", () -> room.map.nudgeCursor(4, 0));
    }
    history.undo();
    assertEquals(before, room.exploration.cursorProperty().get());
    assertNull(history.undoableProperty().get());
    CursorStep.make(room.exploration, () -> {});
    assertNull(history.undoableProperty().get(), "nothing has moved");
  }

  @Test
  void fittingTheMapBringsBackTheView() {
    room.map.pan(40, 20);
    var before = room.map.viewportProperty().get();
    room.map.showAll();
    history.undo();
    assertEquals(before.centre(), room.map.viewportProperty().get().centre());
    assertEquals(before.scale(), room.map.viewportProperty().get().scale(), 1e-9);
  }

  @Test
  void anotherImageToCompare() throws IOException {
    room.add("Second");
    room.main.comparingProperty().set(true);
    history.clear();
    var compare = room.space.compare();
    var first = Objects.requireNonNull(compare.chosenProperty().get());
    compare.step(1);
    compare.step(1);
    history.undo();
    assertEquals(first, compare.chosenProperty().get());
    history.redo();
    assertEquals(2, Objects.requireNonNull(compare.chosenProperty().get()).index());
    assertEquals(Page.SIDE, compare.pageProperty().get());
  }

  @Test
  void anotherModelBeginsANewHistory() throws IOException {
    room.map.filter().toggle(2);
    room.open("Another one");
    assertNull(history.undoableProperty().get());
  }
}
