package lunula.ui.session;

import static lunula.ui.session.Lesson.bits;
import static lunula.ui.session.Lesson.sessionOf;
import static lunula.ui.session.Lesson.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lunula.geometry.LatentPoint;
import lunula.library.LibraryEntry;
import lunula.measure.Selection;
import lunula.session.Session;
import lunula.ui.compare.CompareSetup;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.compare.CompareSetup.Sharing;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.Theme;
import lunula.ui.map.MapLayer;
import lunula.ui.sample.NeighbourhoodViewModel;
import lunula.ui.select.SelectTool.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions that miss something or are of somebody else’s hand.
@SuppressWarnings("NullAway.Init") // before each test
class SessionGapsTest {
  @TempDir Path home;
  private Room room;
  private Path file;

  @BeforeEach
  void furnish() {
    room = new Room(home);
    file = home.resolve("lesson.lunula");
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
    assertEquals(PathStops.NONE, other.exploration.pathProperty().get());
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

  private void leftAsItWas(Session before) throws IOException {
    assertTrue(before.isLike(sessionOf(room)));
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
    assertEquals(NeighbourhoodViewModel.Source.PLACE, room.space.around().sourceProperty().get());
    assertEquals(NeighbourhoodViewModel.MOST, room.space.around().sigmaProperty().get());
    assertEquals(NeighbourhoodViewModel.WHOLE, room.space.around().limitProperty().get());
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
}
