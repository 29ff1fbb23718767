package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOpenerTest {
  @TempDir Path root;
  private final List<String> seen = new ArrayList<>();
  private final Assembly.FileOpener opener =
      new Assembly.FileOpener(
          Runnable::run,
          Runnable::run,
          new Assembly.FileOpener.Handlers(
              path -> seen.add("session " + path.getFileName()),
              path -> seen.add("model " + path.getFileName()),
              path -> seen.add("images " + path.getFileName()),
              path -> seen.add("lesson " + path.getFileName()),
              path -> seen.add("answers " + path.getFileName())),
          seen::add);

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.createFile(file);
  }

  @Test
  void eachKindComesIntoItsRoom() throws IOException {
    opener.open(List.of(file("monday.lunula")));
    opener.open(List.of(file("net/model.safetensors")));
    opener.open(List.of(file("table.csv")));
    opener.open(List.of(file("moons.lunulalesson")));
    opener.open(List.of(file("class/mei.lunulaanswer")));
    opener.open(List.of(root.resolve("class")));
    opener.open(List.of());
    assertEquals(
        List.of(
            "session monday.lunula",
            "model net",
            "images table.csv",
            "lesson moons.lunulalesson",
            "answers mei.lunulaanswer",
            "answers class"),
        seen);
  }

  @Test
  void ofSeveralFilesTheFirstIsOpenedAndTheRestTold() throws IOException {
    opener.open(List.of(file("a.lunula"), file("b.lunula"), file("c.lunula")));
    assertEquals("session a.lunula", seen.getFirst());
    assertEquals("One file is opened at a time: “a.lunula” is, 2 more are not.", seen.getLast());
  }

  @Test
  void whatHasGoneIsTold() {
    opener.open(List.of(root.resolve("gone")));
    assertTrue(seen.getFirst().startsWith("There is no file or folder"), seen.getFirst());
  }
}
