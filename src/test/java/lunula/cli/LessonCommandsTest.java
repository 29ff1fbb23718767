package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonCommandsTest {
  @TempDir private Path folder;

  @Test
  void aNewLessonIsBegunOnce() throws Exception {
    Sandbox sandbox = new Sandbox(folder);
    String lesson = folder.resolve("mine").toString();
    assertEquals(0, sandbox.run("lesson", "new", lesson), sandbox.err());
    assertTrue(Files.exists(folder.resolve("mine/lesson.zh.md")));
    assertEquals(1, sandbox.run("lesson", "new", lesson));
    assertTrue(sandbox.err().contains("There is a lesson in"), sandbox.err());
  }

  @Test
  void whatCannotBePrintedIsRefused() throws Exception {
    Sandbox sandbox = new Sandbox(folder);
    String lesson = folder.resolve("mine").toString();
    sandbox.run("lesson", "new", lesson);
    assertEquals(2, sandbox.run("lesson", "export", lesson));
    assertTrue(sandbox.err().contains("--pdf"), sandbox.err());
    String pdf = folder.resolve("a.pdf").toString();
    for (String size : new String[] {"big", "1920x1080", "0x0"}) {
      assertEquals(2, sandbox.run("lesson", "export", lesson, "--pdf", pdf, "--size", size), size);
      assertTrue(sandbox.err().contains("1280 × 800"), sandbox.err());
    }
  }
}
