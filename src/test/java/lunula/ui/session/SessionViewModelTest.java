package lunula.ui.session;

import static lunula.ui.session.Lesson.assertSame;
import static lunula.ui.session.Lesson.bits;
import static lunula.ui.session.Lesson.sessionOf;
import static lunula.ui.session.Lesson.work;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.library.LibraryEntry;
import lunula.measure.DrawnPicture;
import lunula.model.GrayImage;
import lunula.session.Session;
import lunula.session.SessionFile;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.Theme;
import lunula.ui.sample.NeighbourhoodViewModel;
import lunula.ui.select.SelectTool.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // before each test
class SessionViewModelTest {
  @TempDir Path home;
  private Room room;
  private Path file;

  @BeforeEach
  void furnish() {
    room = new Room(home);
    file = home.resolve("lesson.lunula");
  }

  @Test
  void everythingIsWhereItWasInAnotherWindow() throws IOException {
    room.open("Garments");
    work(room);
    room.sessions.saveAs(file);
    Session saved = new SessionFile(file).read();

    Room other = room.another();
    other.open("Another one");
    other.sessions.openSession(file);

    assertEquals("Garments", other.main.modelName());
    assertSame(saved, sessionOf(other));
    assertEquals(new LatentPoint(0.75, -0.5), other.exploration.cursorProperty().get());
    assertEquals(room.exploration.pathProperty().get(), other.exploration.pathProperty().get());
    assertArrayEquals(
        new int[] {0, 1, 2, 3, 4, 150},
        other.space.select().selection().selectionProperty().get().indices());
    assertEquals(bits(3, 4), other.map.filter().hidden());
    assertEquals(
        room.map.viewportProperty().get().centre().x(),
        other.map.viewportProperty().get().centre().x(),
        1e-5);
    assertNull(other.exploration.noticeProperty().get());
    assertEquals(file, other.sessions.fileProperty().get());
  }

  @Test
  void aFileWithTheModelsOpensWhereTheyWereNot() throws IOException {
    LibraryEntry own = room.addWhole("Handed on");
    room.models.open(own.folder());
    LatentPoint place = new LatentPoint(0.75, -0.5);
    room.exploration.cursorProperty().set(place);
    Path bundle = home.resolve("lesson.lunula-bundle");
    assertEquals("Handed-on.lunula-bundle", room.sessions.suggestedBundleName());
    room.sessions.saveAs(bundle);

    Room other = new Room(home.resolve("elsewhere"));
    other.open("Another one");
    other.sessions.openSession(bundle);
    assertNull(other.exploration.noticeProperty().get());
    assertEquals("Handed on", other.main.modelName());
    assertEquals(place, other.exploration.cursorProperty().get());
    assertEquals(2, other.library.size());
    other.sessions.openSession(bundle);
    assertEquals(2, other.library.size(), "the same model is not taken twice");
    other.sessions.save();
    assertTrue(Files.size(bundle) > Files.size(own.folder().resolve("model.safetensors")));
  }

  @Test
  void theSizeForAProjectorIsKept() throws IOException {
    room.open("Garments");
    room.main.toggleProjector();
    room.sessions.saveAs(file);
    Room other = room.another();
    other.open("Another one");
    other.sessions.openSession(file);
    assertTrue(other.main.projectorProperty().get());
    assertFalse(other.main.toolsShownProperty().get());
    other.main.toggleProjector();
    assertTrue(other.main.toolsShownProperty().get());
  }

  @Test
  void aWindowOfAnotherSizeSeesAllThatWasSeen() throws IOException {
    room.open("Garments");
    work(room);
    room.sessions.saveAs(file);
    Room other = room.another();
    other.map.resize(1, 1);
    other.sessions.openSession(file);
    other.map.resize(900, 300);
    var seen = room.map.viewportProperty().get().visible();
    var now = other.map.viewportProperty().get().visible();
    assertTrue(now.minX() <= seen.minX() + 1e-5 && now.maxX() >= seen.maxX() - 1e-5);
    assertEquals(seen.minY(), now.minY(), 1e-4);
    assertEquals(seen.maxY(), now.maxY(), 1e-4);
  }

  @Test
  void openingIsOneStepThatIsUndoneAndRedone() throws IOException {
    room.open("Garments");
    work(room);
    room.sessions.saveAs(file);
    room.open("Another one");
    room.exploration.pathProperty().set(PathStops.NONE.withA(new LatentPoint(0, 0)));
    room.main.themeProperty().set(Theme.LIGHT);
    Session before = sessionOf(room);

    room.sessions.openSession(file);
    assertEquals("Open lesson.lunula", room.exploration.history().undoableProperty().get());
    room.exploration.history().undo();
    assertEquals("Another one", room.main.modelName());
    assertTrue(before.isLike(sessionOf(room)));
    room.exploration.history().redo();
    assertEquals("Garments", room.main.modelName());
    assertEquals(Theme.DARK, room.main.themeProperty().get());
    assertEquals(new LatentPoint(0.75, -0.5), room.exploration.cursorProperty().get());
  }

  @Test
  void openingAnotherModelIsAStepToo() throws IOException {
    room.open("Garments");
    work(room);
    Session before = sessionOf(room);
    room.sessions.leave();
    room.open("Another one");
    assertEquals("Open Another one", room.exploration.history().undoableProperty().get());
    room.main.themeProperty().set(Theme.LIGHT);

    room.exploration.history().undo();
    assertEquals("Garments", room.main.modelName());
    assertSame(before, sessionOf(room));
    room.exploration.history().redo();
    assertEquals("Another one", room.main.modelName());
    room.open("Whatever comes by itself");
    assertNull(room.exploration.history().undoableProperty().get());
  }

  @Test
  void savingAsksForAFileOnlyOnce() throws IOException {
    assertFalse(room.sessions.save());
    room.open("My “best” VAE");
    assertEquals("My-best-VAE.lunula", room.sessions.suggestedName());
    assertFalse(room.sessions.save());
    room.sessions.saveAs(file);
    room.exploration.cursorProperty().set(new LatentPoint(1.5, 1.5));
    assertTrue(room.sessions.save());
    JsonObject place = new SessionFile(file).read().parts().getAsJsonObject("place");
    assertEquals("[1.5,1.5]", place.get("z").toString());
    assertEquals("lesson.lunula", room.sessions.suggestedName());
  }

  @Test
  void whatCannotBeSavedIsSaid() throws IOException {
    room.sessions.saveAs(file);
    assertEquals(
        "No model is open, so there is no session to save yet.",
        room.exploration.noticeProperty().get());
    room.open("Garments");
    room.main.trainingProperty().set(true);
    room.sessions.saveAs(file);
    String notice = String.valueOf(room.exploration.noticeProperty().get());
    assertTrue(notice.startsWith("This model is still new."), notice);
    room.main.trainingProperty().set(false);
    room.sessions.saveAs(home.resolve("gone").resolve("lesson.lunula"));
    notice = String.valueOf(room.exploration.noticeProperty().get());
    assertTrue(notice.contains("there is no folder"), notice);
    assertFalse(Files.exists(file));
    assertNull(room.sessions.fileProperty().get());
  }

  @Test
  void toolsAreSetAsTheyWere() throws IOException {
    room.open("Garments");
    work(room);
    room.sessions.saveAs(file);
    Room other = room.another();
    other.sessions.openSession(file);
    assertEquals(NeighbourhoodViewModel.Source.PRIOR, other.space.around().sourceProperty().get());
    assertEquals(0.5, other.space.around().sigmaProperty().get());
    assertEquals(1.5, other.space.around().limitProperty().get());
    assertEquals(12, other.space.posterior().firstProperty().get());
    assertEquals(7, other.space.posterior().secondProperty().get());
    assertEquals(Shape.BRUSH, other.space.select().tool().shapeProperty().get());
    assertEquals(60, other.space.select().tool().radiusProperty().get());
    assertEquals(new LatentPoint(0.75, -0.5), other.exploration.cursorProperty().get());
  }

  @Test
  void aDrawingComesBackWithoutMovingTheCursor() throws IOException {
    room.open("Garments");
    float[] grey = new float[28 * 28];
    java.util.Arrays.fill(grey, 100 / 255f);
    DrawnPicture drawn = DrawnPicture.of(new GrayImage(28, 28, grey), 28, 28).noisyEverywhere();
    room.space.draw().bringBack(drawn);
    room.exploration.cursorProperty().set(new LatentPoint(0.5, 0.5));
    room.sessions.saveAs(file);
    Room other = room.another();
    other.sessions.openSession(file);
    assertEquals(drawn, other.space.draw().drawingProperty().get());
    assertEquals(new LatentPoint(0.5, 0.5), other.exploration.cursorProperty().get());
  }

  @Test
  void aPlaceOfManyDimensionsIsFoundAgainOnAnyPlane() throws IOException {
    room.open("Deep");
    room.exploration.slice().choiceProperty().set(new PlaneChoice.Axes(3, 1));
    room.exploration.slice().move(2, 0.75f);
    room.exploration.slice().move(4, -0.5f);
    room.exploration.cursorProperty().set(new LatentPoint(2, -1));
    room.space.path().setB();
    room.sessions.saveAs(file);
    float[] z = room.exploration.slice().z();
    Room other = room.another();
    other.open("Garments");
    other.sessions.openSession(file);
    assertArrayEquals(z, other.exploration.slice().z(), 1e-5f);
    assertEquals(new PlaneChoice.Axes(3, 1), other.exploration.slice().choiceProperty().get());
    assertEquals(new LatentPoint(2, -1), other.exploration.pathProperty().get().b());
  }
}
