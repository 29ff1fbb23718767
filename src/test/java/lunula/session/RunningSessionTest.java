package lunula.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSessionTest {
  /// No process has such a number.
  private static final long GONE = 999_999_999_999L;

  @TempDir Path home;

  private RunningSession of(long process) {
    return new RunningSession(home.resolve("running"), process);
  }

  private static RunningSession.Note note(Session session) {
    return new RunningSession.Note(session, null);
  }

  private Path file(long process) {
    return home.resolve("running").resolve(process + ".lunula");
  }

  private void at(long process, String time) throws IOException {
    Files.setLastModifiedTime(file(process), FileTime.from(Instant.parse(time)));
  }

  @Test
  void nothingIsOfferedAtTheFirstStart() throws IOException {
    assertTrue(of(1).interrupted().isEmpty());
    of(1).remove();
  }

  @Test
  void whatAProcessThatIsGoneHasLeftIsOffered() throws IOException {
    of(GONE).write(note(Sessions.full()));
    RunningSession.Interrupted left = of(1).interrupted().orElseThrow();
    assertEquals(Sessions.full(), new SessionFile(left.file()).read());
    of(1).forget(left);
    assertTrue(of(1).interrupted().isEmpty());
  }

  @Test
  void thePersonsOwnFileIsKnownAgainAsLongAsItIsThere() throws IOException {
    Path own = Files.writeString(home.resolve("lesson.lunula"), "");
    of(GONE).write(new RunningSession.Note(Sessions.full(), own));
    RunningSession.Interrupted left = of(1).interrupted().orElseThrow();
    assertEquals(new RunningSession.Note(Sessions.full(), own), of(1).read(left));
    Files.delete(own);
    assertEquals(note(Sessions.full()), of(1).read(left));
  }

  @Test
  void aCleanEndLeavesNothing() throws IOException {
    of(GONE).write(note(Sessions.small()));
    of(GONE).remove();
    assertTrue(of(1).interrupted().isEmpty());
  }

  @Test
  void theNewestIsOfferedAndOlderOnesGo() throws IOException {
    of(GONE).write(note(Sessions.small()));
    of(GONE + 1).write(note(Sessions.full()));
    at(GONE, "2026-11-20T10:00:00Z");
    at(GONE + 1, "2026-11-21T10:00:00Z");
    assertEquals(file(GONE + 1), of(1).interrupted().orElseThrow().file());
    assertFalse(Files.exists(file(GONE)));
  }

  @Test
  void aRunningLunulaIsNoCrash() throws IOException {
    long alive = ProcessHandle.current().pid();
    of(alive).write(note(Sessions.small()));
    assertTrue(of(1).interrupted().isEmpty());
    assertTrue(of(alive).interrupted().isEmpty());
  }

  @Test
  void aProcessThatGotTheNumberOfOneThatIsGoneIsToldApart() throws IOException {
    long alive = ProcessHandle.current().pid();
    of(alive).write(note(Sessions.small()));
    at(alive, "2001-01-01T10:00:00Z");
    assertEquals(file(alive), of(1).interrupted().orElseThrow().file());
  }

  @Test
  void whatWasHalfWrittenInAKillGoes() throws IOException {
    of(GONE).write(note(Sessions.small()));
    Path half = home.resolve("running").resolve("." + GONE + ".lunula." + GONE);
    long alive = ProcessHandle.current().pid();
    Path beingWritten = home.resolve("running").resolve("." + alive + ".lunula." + alive);
    Files.writeString(half, "{");
    Files.writeString(beingWritten, "{");
    assertEquals(file(GONE), of(1).interrupted().orElseThrow().file());
    assertFalse(Files.exists(half));
    assertTrue(Files.exists(beingWritten));
  }

  @Test
  void theNewestStateIsWhatIsLeft() throws IOException {
    of(GONE).write(note(Sessions.small()));
    of(GONE).write(note(Sessions.full()));
    RunningSession.Interrupted left = of(1).interrupted().orElseThrow();
    assertEquals(Sessions.full(), new SessionFile(left.file()).read());
    try (var files = Files.list(home.resolve("running"))) {
      assertEquals(List.of(file(GONE)), files.toList());
    }
  }
}
