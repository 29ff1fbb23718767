package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model whose files do not belong together is marked.
class StoredFiguresTest {
  private static final String WEIGHTS = "model.safetensors";

  @TempDir Path root;
  private Sandbox sandbox;
  private Path kept = Path.of("");

  @BeforeEach
  void keepAModel() throws IOException {
    sandbox = new Sandbox(root);
    Path trained = sandbox.tinyModel("one");
    assertEquals(0, sandbox.run("data", "import", root.resolve("tiny").toString()), sandbox.err());
    assertEquals(0, sandbox.run("models", "import", trained.toString()), sandbox.err());
    kept = sandbox.folders.ownModels().resolve("one");
    assertTrue(Files.isDirectory(kept), sandbox.out());
  }

  @Test
  void aModelThatGivesWhatIsStoredIsNotMarked() {
    assertEquals(0, sandbox.run("models", "show", "one"));
    assertFalse(sandbox.err().contains("does not match"), sandbox.err());
    assertEquals(0, sandbox.run("models", "list", "--check"));
    assertFalse(sandbox.out().contains("does not match"), sandbox.out());
  }

  @Test
  void exchangedWeightsAreTold() throws IOException {
    Path other = sandbox.tinyModel("other", "--seed", "9");
    Files.copy(other.resolve(WEIGHTS), kept.resolve(WEIGHTS), StandardCopyOption.REPLACE_EXISTING);

    assertEquals(0, sandbox.run("models", "show", "one"));
    assertTrue(sandbox.err().contains("does not match what it gives here"), sandbox.err());
    assertEquals(0, sandbox.run("models", "list", "--check"));
    assertTrue(sandbox.out().contains("does not match what it gives here"), sandbox.out());
    assertEquals(0, sandbox.run("models", "list", "--check", "--json"));
    assertTrue(sandbox.json().getFirst().get("doubtful").getAsBoolean());
  }

  @Test
  void whereTheImagesAreNotAtHandNothingIsClaimed() throws IOException {
    assertEquals(0, sandbox.run("data", "delete", "tiny", "--yes"), sandbox.err());
    assertEquals(0, sandbox.run("models", "show", "one"));
    assertEquals("", sandbox.err());
  }
}
