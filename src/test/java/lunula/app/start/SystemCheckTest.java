package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lunula.files.AppFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCheckTest {
  private static final long PLENTY = 4L << 30;

  @TempDir Path root;

  @Test
  void aUsualMachineLacksNothing() {
    var folders = new AppFolders(root, root.resolve("not/yet/there"), root.resolve("cache"));
    assertEquals(Optional.empty(), new SystemCheck(folders, PLENTY).complaint());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsTold() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    var folders = new AppFolders(root, file.resolve("home"), root.resolve("cache"));
    String told = new SystemCheck(folders, PLENTY).complaint().orElseThrow();
    assertTrue(told.startsWith("Nothing can be written to " + file), told);
  }

  @Test
  void littleMemoryIsTold() {
    var folders = new AppFolders(root, root, root);
    String told = new SystemCheck(folders, 200L << 20).complaint().orElseThrow();
    assertTrue(told.startsWith("Lunula may use 200 MB"), told);
  }
}
