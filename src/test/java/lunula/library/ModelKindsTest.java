package lunula.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lunula.files.UserMessages;
import lunula.library.format.ModelFolder;
import lunula.library.format.ModelFolderException;
import lunula.model.LiveModel;
import lunula.testkit.FakeKinds;
import lunula.testkit.SampleModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelKindsTest {
  @TempDir private Path root;

  @Test
  void aFolderThatNamesNoKindIsAnAutoencoders() throws IOException {
    Path folder = root.resolve("tiny");
    ModelFolder.write(SampleModels.tiny("Tiny"), folder);
    StoredMap map = new StoredModels(FakeKinds.REGISTER).map(folder);
    assertEquals("autoencoder", map.kind());
    assertEquals(3, map.test().count());
  }

  @Test
  void aRegisteredKindIsReadListedAndTakenIntoTheEngineByItself() throws IOException {
    Path folder = FakeKinds.generator(root.resolve("own/generator"), "No encoder");
    var models = new StoredModels(FakeKinds.REGISTER);
    StoredMap map = models.map(folder);
    assertEquals(0, map.test().count() + map.train().count());
    try (LiveModel live = models.live(map);
        var open = new OpenModel(models, map)) {
      assertTrue(live.encoder().isEmpty());
      assertTrue(open.encoder().isEmpty());
      assertEquals(3, open.dimensions());
      assertEquals(List.of(FakeKinds.picture(1, 2, 3)), open.decode(new float[] {1, 2, 3}));
    }
    assertEquals("No encoder", models.card(folder).name());
  }

  @Test
  void aKindThatNobodyKnowsIsNamed() throws IOException {
    Path folder = Files.createDirectory(root.resolve("later"));
    Files.writeString(folder.resolve("config.json"), "{\"model\": \"later\"}");
    var refused = assertThrows(ModelFolderException.class, () -> new StoredModels().map(folder));
    String words = UserMessages.words(refused);
    assertTrue(words.contains("of the kind “later”"), words);
  }
}
