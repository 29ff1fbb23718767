package lunula.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lunula.library.CheckpointStore.Left;
import lunula.library.format.CheckpointFolder;
import lunula.library.format.CheckpointFolder.Checkpoint;
import lunula.testkit.SampleModels;
import lunula.testkit.SampleRuns;
import lunula.train.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
  private static final RunState STATE = SampleRuns.cutOff(SampleModels.tiny("Any"));

  @TempDir private Path root;

  private CheckpointStore store() {
    return new CheckpointStore(root.resolve("runs"), Duration.ZERO);
  }

  /// As a process leaves a run that was killed.
  private Left leave(String number, Instant when) throws IOException {
    Path folder = root.resolve("runs/999999999-%s.0".formatted(number));
    CheckpointFolder.write(new Checkpoint("tiny", STATE), folder);
    Files.setLastModifiedTime(folder, FileTime.from(when));
    return new Left(folder, when);
  }

  private List<String> folders() {
    String[] names = root.resolve("runs").toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  @Test
  void aStateIsReadBackBitForBit() throws IOException {
    leave("1", Instant.now());
    Checkpoint read = store().read(store().left().getFirst());
    assertEquals(new Checkpoint("tiny", STATE), read);
  }

  @Test
  void ofARunTheNewestStateStaysAndOfOneThatIsKeptNone() {
    CheckpointStore store = store();
    try (CheckpointStore.Run run = store.begin("tiny", null)) {
      assertTrue(run.isDue());
      run.keep(STATE);
      run.keep(STATE);
    }
    assertEquals(1, folders().size(), folders().toString());
    assertEquals(List.of(), store.left(), "its process lives");
    try (CheckpointStore.Run kept = store.begin("tiny", null)) {
      kept.keep(STATE);
      kept.forget();
      assertFalse(kept.isDue());
    }
    assertEquals(1, folders().size(), folders().toString());
  }

  @Test
  void ofRunsThatWereCutOffTheNewestThreeStay() throws IOException {
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    for (int i = 0; i < 5; i++) {
      leave(Integer.toString(i), noon.plusSeconds(i));
    }
    assertEquals(
        List.of("999999999-4.0", "999999999-3.0", "999999999-2.0"),
        store().left().stream().map(left -> left.folder().getFileName().toString()).toList());
    assertEquals(3, folders().size());
  }

  @Test
  void aRunThatWasCutOffBetweenTwoStatesIsListedOnce() throws IOException {
    Instant now = Instant.now();
    Left older = leave("1", now);
    Path newer = root.resolve("runs/999999999-1.10");
    CheckpointFolder.write(new Checkpoint("tiny", STATE), newer);
    assertEquals(List.of(newer), store().left().stream().map(Left::folder).toList());
    assertFalse(Files.exists(older.folder()));
  }

  @Test
  void whoGoesOnWithARunTakesItsPlace() throws IOException {
    Left left = leave("1", Instant.now());
    try (CheckpointStore.Run run = store().begin("tiny", left)) {
      assertTrue(Files.exists(left.folder()), "until there is a newer state");
      run.keep(STATE);
    }
    assertFalse(Files.exists(left.folder()));
    assertEquals(1, folders().size());
  }

  @Test
  void aDamagedStateIsRefusedInASentence() throws IOException {
    Left left = leave("1", Instant.now());
    Path state = left.folder().resolve("state.json");
    Files.writeString(state, Files.readString(state).replace("\"batch\": 3", "\"batch\": \"x\""));
    IOException refused = assertThrows(IOException.class, () -> store().read(left));
    assertTrue(lunula.files.UserMessages.words(refused).contains("batch"));
    Files.writeString(left.folder().resolve("state.safetensors"), "short");
    assertThrows(IOException.class, () -> store().read(left));
  }
}
