package lunula.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Stream;
import lunula.geometry.LatentPoint;
import lunula.session.RunningSession;
import lunula.session.Session;
import lunula.session.SessionFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // before each test
class AutosaveTest {
  @TempDir Path home;
  private final Queue<Runnable> files = new ArrayDeque<>();
  private final Queue<Runnable> clock = new ArrayDeque<>();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private Room room;
  private Path folder;
  private RunningSession running;
  private RecoveryViewModel recovery;
  private Autosave autosave;

  @BeforeEach
  void begin() throws IOException {
    room = new Room(home);
    room.open("Garments");
    folder = home.resolve("running");
    running = new RunningSession(folder);
    recovery = new RecoveryViewModel(running, room.sessions, Runnable::run, later::add);
    autosave =
        new Autosave(
            room.workspace,
            room.sessions.fileProperty(),
            room.prints,
            running,
            files::add,
            clock::add,
            recovery::isWaiting);
  }

  private void go(double x) {
    room.exploration.cursorProperty().set(new LatentPoint(x, 0));
  }

  private static void work(Queue<Runnable> tasks) {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  private List<Path> notes() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private float noted() throws IOException {
    Session session = new SessionFile(notes().getFirst()).read();
    return session.parts().getAsJsonObject("place").getAsJsonArray("z").get(0).getAsFloat();
  }

  /// As if this process had been killed and another one had begun.
  private void crash() throws IOException {
    Path left = notes().getFirst();
    Files.move(left, folder.resolve("999999999999.lunula"));
  }

  @Test
  void manyChangesAreOneNoteOfTheNewest() throws IOException {
    for (int step = 0; step < 100; step++) {
      go(step / 100.0);
    }
    assertEquals(1, clock.size(), "one note after a while");
    assertEquals(0, files.size(), "nothing is written on the JavaFX thread");
    work(clock);
    assertEquals(1, files.size());
    go(2);
    work(clock);
    assertEquals(1, files.size(), "the newest takes the place of what waits");
    work(files);
    assertEquals(2, noted());
    assertEquals(1, notes().size());
  }

  @Test
  void whatStaysTheSameIsNotWrittenAgain() throws IOException {
    go(1);
    work(clock);
    work(files);
    Files.delete(notes().getFirst());
    go(2);
    go(1);
    work(clock);
    work(files);
    assertEquals(List.of(), notes());
  }

  @Test
  void aCleanEndLeavesNothingEvenWhenSomethingWaitsToBeWritten() throws IOException {
    go(1);
    work(clock);
    work(files);
    go(2);
    work(clock);
    autosave.close();
    go(3);
    work(clock);
    work(files);
    assertEquals(List.of(), notes());
  }

  @Test
  void afterACrashThePersonGoesOnWhereTheyWere() throws IOException {
    go(1.25);
    work(clock);
    work(files);
    crash();
    go(0);
    room.main.themeProperty().set(lunula.ui.kit.Theme.DARK);
    recovery.look();
    RecoveryViewModel.Offer offer = Objects.requireNonNull(recovery.offerProperty().get());
    assertEquals("Garments", offer.model());
    assertTrue(recovery.isWaiting());
    recovery.goOn();
    assertNull(recovery.offerProperty().get());
    assertEquals(new LatentPoint(1.25, 0), room.exploration.cursorProperty().get());
    work(later);
    assertEquals(List.of(), notes());
    room.exploration.history().undo();
    assertEquals(new LatentPoint(0, 0), room.exploration.cursorProperty().get());
  }

  @Test
  void aSessionThatEndsTheWindowSaysSoAtTheNextStart() throws IOException {
    go(1.25);
    work(clock);
    work(files);
    crash();
    recovery.look();
    assertFalse(Objects.requireNonNull(recovery.offerProperty().get()).tried());
    recovery.goOn();
    var next = new RecoveryViewModel(running, room.sessions, Runnable::run, later::add);
    next.look();
    assertTrue(Objects.requireNonNull(next.offerProperty().get()).tried());
    next.goOn();
    next.close();
    assertEquals(List.of(), notes());
  }

  @Test
  void theSessionsFileIsKnownAfterACrash() throws IOException {
    Path own = home.resolve("lesson.lunula");
    assertEquals("Lunula", room.sessions.titleProperty().get());
    room.sessions.saveAs(own);
    assertEquals("lesson.lunula – Lunula", room.sessions.titleProperty().get());
    work(clock);
    work(files);
    crash();
    Room next = room.another();
    next.open("Another one");
    var offers = new RecoveryViewModel(running, next.sessions, Runnable::run, later::add);
    offers.look();
    offers.goOn();
    assertEquals(own, next.sessions.fileProperty().get());
    assertEquals("lesson.lunula – Lunula", next.sessions.titleProperty().get());
    next.exploration.history().undo();
    assertNull(next.sessions.fileProperty().get());
    assertEquals("Lunula", next.sessions.titleProperty().get());
    next.exploration.history().redo();
    assertEquals(own, next.sessions.fileProperty().get());
  }

  @Test
  void startingFreshLeavesEverythingAsItIs() throws IOException {
    go(1.25);
    work(clock);
    work(files);
    crash();
    go(0);
    recovery.look();
    recovery.startFresh();
    assertNull(recovery.offerProperty().get());
    assertEquals(new LatentPoint(0, 0), room.exploration.cursorProperty().get());
    assertFalse(Files.exists(folder.resolve("999999999999.lunula")));
    assertNull(room.exploration.history().undoableProperty().get());
  }

  @Test
  void whileAnOfferWaitsNothingTakesItsPlaceUntilSomethingIsDone() throws IOException {
    go(1.25);
    work(clock);
    work(files);
    crash();
    recovery.look();
    go(0.5);
    work(clock);
    work(files);
    assertEquals(1, notes().size(), "only what the crash has left");
    room.exploration.history().did(() -> "anything", () -> {}, () -> {});
    go(0.75);
    work(clock);
    work(files);
    assertEquals(2, notes().size());
    assertNotNull(recovery.offerProperty().get());
  }

  @Test
  void afterACleanEndNothingIsOffered() throws IOException {
    go(1);
    work(clock);
    work(files);
    autosave.close();
    work(files);
    recovery.look();
    assertNull(recovery.offerProperty().get());
  }

  @Test
  void whatACrashHasCutOffIsNotOffered() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("999999999999.lunula"), "{\"lunulaSession\": 1, \"mod");
    recovery.look();
    assertNull(recovery.offerProperty().get());
    assertNull(room.exploration.noticeProperty().get());
    assertEquals(List.of(), notes());
  }

  @Test
  void aNoteThatCannotBeWrittenIsToldOnce() throws IOException {
    Files.writeString(folder, "a file is in the way");
    go(1);
    work(clock);
    work(files);
    String notice = String.valueOf(room.exploration.noticeProperty().get());
    assertTrue(notice.startsWith("The state cannot be saved for recovery"), notice);
    room.exploration.noticeProperty().set(null);
    go(2);
    work(clock);
    work(files);
    assertNull(room.exploration.noticeProperty().get());
  }
}
