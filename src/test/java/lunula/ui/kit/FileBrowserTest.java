package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBrowserTest {
  @TempDir private Path folder;

  private final List<List<String>> started = new ArrayList<>();
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("a, b.png"), "");
  }

  private FileBrowser on(String system, int code) {
    return new FileBrowser(
        system,
        command -> {
          started.add(command);
          return code;
        });
  }

  @Test
  void explorerSelectsTheFileWhateverItAnswers() {
    assertEquals(Optional.empty(), on("Windows 11", 1).show(file));
    assertEquals(List.of(List.of("explorer.exe", "/select,", file.toString())), started);
  }

  @Test
  void finderSelectsTheFile() {
    assertEquals(Optional.empty(), on("Mac OS X", 0).show(file));
    assertEquals(List.of(List.of("open", "-R", file.toString())), started);
  }

  @Test
  void aLinuxDesktopIsAskedToSelectTheFileAlsoOneWithACommaInItsName() {
    assertEquals(Optional.empty(), on("Linux", 0).show(file));
    assertEquals(1, started.size());
    assertTrue(started.getFirst().contains("org.freedesktop.FileManager1.ShowItems"));
    String address = started.getFirst().get(started.getFirst().size() - 2);
    assertTrue(address.startsWith("array:string:file:///"), address);
    assertTrue(address.endsWith("a%2C%20b.png"), address);
  }

  @Test
  void whereNoneCanSelectTheFolderIsOpenedAndElseThePlaceIsTold() {
    Optional<String> problem = on("Linux", 3).show(file);
    assertEquals(List.of("xdg-open", folder.toString()), started.getLast());
    assertTrue(problem.orElseThrow().contains(file.toString()), problem.toString());
  }

  @Test
  void aProgramThatIsMissingIsNoFailureOfLunula() {
    var without =
        new FileBrowser(
            "Linux",
            command -> {
              throw new IOException("no such program");
            });
    assertTrue(without.show(file).orElseThrow().contains("No file manager"));
  }

  @Test
  void aFileThatIsGoneIsToldAndNothingStarted() throws IOException {
    Files.delete(file);
    assertTrue(on("Linux", 0).show(file).orElseThrow().contains("no longer there"));
    assertEquals(List.of(), started);
  }
}
