package lunula.ui.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.geometry.PlayMode;
import lunula.geometry.ScreenPoint;
import lunula.geometry.WayShape;
import lunula.model.GrayImage;
import lunula.service.LibraryEntry;
import lunula.service.OwnDrawing;
import lunula.service.Selection;
import lunula.service.Session;
import lunula.service.SessionFile;
import lunula.ui.ImageSet;
import lunula.ui.MainViewModel;
import lunula.ui.PathEnds;
import lunula.ui.Theme;
import lunula.ui.around.AroundViewModel;
import lunula.ui.compare.CompareSetup;
import lunula.ui.compare.Page;
import lunula.ui.compare.Sharing;
import lunula.ui.decode.Scaling;
import lunula.ui.map.MapLayer;
import lunula.ui.path.PathPace;
import lunula.ui.select.Shape;
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

  /// Everything otherwise than it is at first.
  private static void work(Room at) {
    at.main.imageSetProperty().set(ImageSet.ALL);
    at.exploration
        .pathProperty()
        .set(
            new PathEnds(
                new LatentPoint(0.5, 0.25),
                new LatentPoint(-1, 1),
                List.of(new LatentPoint(2, 0.125)),
                WayShape.SMOOTH,
                WayShape.End.CLOSED));
    at.space.path().paceProperty().set(PathPace.PICTURE);
    at.space.path().modeProperty().set(PlayMode.LOOP);
    at.space.path().speedProperty().set(2);
    at.space.path().seek(0.25);
    at.map.filter().hide(bits(3, 4));
    at.space.select().selection().show(Selection.of(200, image -> image < 5 || image == 150));
    at.space.select().chosen().choose(42);
    at.map.layers().shownProperty(MapLayer.DENSITY).set(true);
    at.map.layers().opacityProperty(MapLayer.DENSITY).set(0.25);
    at.map.layers().densityByClassProperty().set(true);
    at.main.themeProperty().set(Theme.DARK);
    at.main.toolProperty().set(MainViewModel.Tool.MODELS);
    at.main.pathShownProperty().set(false);
    at.space.decode().scalingProperty().set(Scaling.PIXELS);
    at.space.toolbox().choose("select");
    at.space.around().sourceProperty().set(AroundViewModel.Source.PRIOR);
    at.space.around().sigmaProperty().set(0.5);
    at.space.around().limitProperty().set(1.5);
    at.space.posterior().show(12, 7);
    at.space.select().tool().shapeProperty().set(Shape.BRUSH);
    at.space.select().tool().radiusProperty().set(60);
    at.space.draw().bringBack(OwnDrawing.empty(28, 28).inverted());
    at.exploration.cursorProperty().set(new LatentPoint(0.75, -0.5));
    at.map.zoom(new ScreenPoint(100, 100), 3);
  }

  private static BitSet bits(int... numbers) {
    var bits = new BitSet();
    for (int number : numbers) {
      bits.set(number);
    }
    return bits;
  }

  private static Session sessionOf(Room at) throws IOException {
    return Objects.requireNonNull(Snapshot.of(at.space)).session(at.prints, Instant.EPOCH);
  }

  private void leftAsItWas(Session before) throws IOException {
    assertEquals(before, sessionOf(room));
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

  /// The same but for the time and what the eye does not see of the view.
  private static void assertSame(Session expected, Session actual) {
    Session.View before = Objects.requireNonNull(expected.view());
    Session.View now = Objects.requireNonNull(actual.view());
    assertEquals(before.across(), now.across(), 1e-6);
    assertEquals(before.down(), now.down(), 1e-6);
    assertEquals(before.centre().getFirst(), now.centre().getFirst(), 1e-6f);
    assertEquals(expected.model(), actual.model());
    assertEquals(expected.place(), actual.place());
    assertEquals(expected.path(), actual.path());
    assertEquals(expected.selection(), actual.selection());
    assertEquals(expected.map(), actual.map());
    assertEquals(expected.comparing(), actual.comparing());
    assertEquals(expected.window(), actual.window());
    assertEquals(expected.drawing(), actual.drawing());
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
  void theModelIsKnownUnderAnotherName() throws IOException {
    LibraryEntry model = room.open("Garments");
    room.exploration.cursorProperty().set(new LatentPoint(1, 1));
    room.sessions.saveAs(file);
    Room other = room.another();
    other.library.setAll(new LibraryEntry(model.folder(), false, model.card().named("My clothes")));
    other.sessions.openSession(file);
    assertEquals("My clothes", other.main.modelName());
    assertEquals(new LatentPoint(1, 1), other.exploration.cursorProperty().get());
    assertNull(other.exploration.noticeProperty().get());
  }

  @Test
  void whatIsMissingIsSaidAndTheRestIsOpened() throws IOException {
    room.open("Garments");
    work(room);
    room.sessions.saveAs(file);
    Room other = new Room(home);
    other.open("Another one");
    LatentPoint cursor = other.exploration.cursorProperty().get();
    other.sessions.openSession(file);

    String notice = String.valueOf(other.exploration.noticeProperty().get());
    assertTrue(notice.startsWith("“Garments” is not on this machine"), notice);
    assertEquals("Another one", other.main.modelName());
    assertEquals(cursor, other.exploration.cursorProperty().get());
    assertEquals(PathEnds.NONE, other.exploration.pathProperty().get());
    assertEquals(Theme.DARK, other.main.themeProperty().get());
    assertTrue(other.map.layers().shownProperty(MapLayer.DENSITY).get());
    // Both learned from the same images.
    assertEquals(6, other.space.select().selection().selectionProperty().get().count());
    assertEquals(bits(3, 4), other.map.filter().hidden());
    assertFalse(other.sessions.busyProperty().get());
  }

  @Test
  void aModelOfThatNameWithOtherWeightsIsNotTakenForIt() throws IOException {
    LibraryEntry model = room.open("Garments");
    room.sessions.saveAs(file);
    Files.writeString(model.folder().resolve("model.safetensors"), "trained once more");
    room.sessions.openSession(file);
    String notice = String.valueOf(room.exploration.noticeProperty().get());
    assertTrue(notice.startsWith("“Garments” on this machine was trained another time"), notice);
  }

  @Test
  void comparedModelsThatAreMissingAreNamed() throws IOException {
    LibraryEntry first = room.open("Garments");
    LibraryEntry second = room.add("Second");
    LibraryEntry third = room.add("Third");
    room.space
        .compare()
        .take(
            new CompareSetup(
                Page.SIDE, Sharing.PLACE, List.of(first, second, third), List.of(), 0, 0, 0, null));
    room.main.comparingProperty().set(true);
    room.sessions.saveAs(file);
    Room other = room.another();
    other.library.remove(third);
    other.sessions.openSession(file);
    String notice = String.valueOf(other.exploration.noticeProperty().get());
    assertTrue(notice.endsWith("are left out: “Third”."), notice);
    assertTrue(other.main.comparingProperty().get());
    assertEquals(List.of(first, second), other.space.compare().setup().side());
    assertEquals(Sharing.PLACE, other.space.compare().sharingProperty().get());
  }

  @Test
  void whereTheImagesComeLaterTheChoiceWaitsForThem() throws IOException {
    room.open("Far away");
    room.load();
    room.map.filter().hide(bits(2));
    room.space.select().selection().show(Selection.of(100, image -> image % 10 == 1));
    room.sessions.saveAs(file);
    Room other = room.another();
    other.sessions.openSession(file);
    other.load();
    assertEquals(10, other.space.select().selection().selectionProperty().get().count());
    assertEquals(bits(2), other.map.filter().hidden());
    assertNotNull(other.exploration.imagesProperty().get());
  }

  @Test
  void withoutTheImagesTheChoiceIsThereByNumber() throws IOException {
    room.open("Farthest");
    room.load();
    room.space.select().selection().show(Selection.of(100, image -> image < 7));
    room.sessions.saveAs(file);
    Room other = room.another();
    other.sessions.openSession(file);
    other.load();
    assertEquals(7, other.space.select().selection().selectionProperty().get().count());
    String notice = String.valueOf(other.exploration.noticeProperty().get());
    assertTrue(notice.contains("is not on this machine"), notice);
  }

  @Test
  void aSessionThatCannotBeUsedChangesNothing() throws IOException {
    room.open("Garments");
    work(room);
    room.exploration.history().clear();
    Session before = sessionOf(room);
    for (String text : List.of("", "{", "{}", "{\"lunulaSession\": 7}", "{\"lunulaSession\": 1}")) {
      Files.writeString(file, text);
      room.exploration.noticeProperty().set(null);
      room.sessions.openSession(file);
      String notice = String.valueOf(room.exploration.noticeProperty().get());
      assertTrue(notice.contains("“lesson.lunula”"), notice);
      leftAsItWas(before);
      assertNull(room.exploration.history().undoableProperty().get());
      assertNull(room.sessions.fileProperty().get());
      assertFalse(room.sessions.busyProperty().get());
    }
  }

  @Test
  void openingIsOneStepThatIsUndoneAndRedone() throws IOException {
    room.open("Garments");
    work(room);
    room.sessions.saveAs(file);
    room.open("Another one");
    room.exploration.pathProperty().set(PathEnds.NONE.withA(new LatentPoint(0, 0)));
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
    Session.Place place = Objects.requireNonNull(new SessionFile(file).read().place());
    assertEquals(List.of(1.5f, 1.5f), place.z());
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
    assertEquals(AroundViewModel.Source.PRIOR, other.space.around().sourceProperty().get());
    assertEquals(0.5, other.space.around().sigmaProperty().get());
    assertEquals(1.5, other.space.around().limitProperty().get());
    assertEquals(12, other.space.posterior().firstProperty().get());
    assertEquals(7, other.space.posterior().secondProperty().get());
    assertEquals(Shape.BRUSH, other.space.select().tool().shapeProperty().get());
    assertEquals(60, other.space.select().tool().radiusProperty().get());
    assertEquals(new LatentPoint(0.75, -0.5), other.exploration.cursorProperty().get());
  }

  @Test
  void whatCannotBeSetIsSetAsFarAsItCan() throws IOException {
    room.open("Garments");
    room.sessions.saveAs(file);
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replaceFirst(
            "\"tools\": \\{[^}]*}",
            "\"tools\": {\"around\": \"moon\", \"sigma\": 50, \"limit\": 50,"
                + " \"posterior\": [99999, 3], \"select\": \"net\", \"brush\": 900}"));
    room.sessions.openSession(file);
    assertNull(room.exploration.noticeProperty().get());
    assertEquals(AroundViewModel.Source.PLACE, room.space.around().sourceProperty().get());
    assertEquals(AroundViewModel.MOST, room.space.around().sigmaProperty().get());
    assertEquals(AroundViewModel.WHOLE, room.space.around().limitProperty().get());
    assertEquals(3, room.space.posterior().firstProperty().get());
    assertEquals(-1, room.space.posterior().secondProperty().get());
    assertEquals(Shape.LASSO, room.space.select().tool().shapeProperty().get());
    assertEquals(120, room.space.select().tool().radiusProperty().get());
  }

  @Test
  void aSessionWrittenByHandNeedsOnlyItsModel() throws IOException {
    LibraryEntry model = room.open("Garments");
    String checksum = room.prints.of(model.folder());
    Files.writeString(
        file,
        """
        {"lunulaSession": 1, "saved": "2026-11-21T12:00:00Z",
         "model": {"name": "Garments", "checksum": "%s", "data": "Fashion-MNIST", "dataChecksum": ""},
         "place": {"z": [1, 2]}}
        """
            .formatted(checksum));
    room.main.themeProperty().set(Theme.DARK);
    room.sessions.openSession(file);
    assertEquals(new LatentPoint(1, 2), room.exploration.cursorProperty().get());
    assertEquals(Theme.DARK, room.main.themeProperty().get());
    assertNull(room.exploration.noticeProperty().get());
  }

  @Test
  void aDrawingComesBackWithoutMovingTheCursor() throws IOException {
    room.open("Garments");
    float[] grey = new float[28 * 28];
    java.util.Arrays.fill(grey, 100 / 255f);
    OwnDrawing drawn = OwnDrawing.of(new GrayImage(28, 28, grey), 28, 28).noisyEverywhere();
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
