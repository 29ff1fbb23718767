package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lunula.files.AppFolders;
import lunula.library.ModelSource;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.LiveModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReadAheadTest {
  private static final Path MODEL = Path.of("models", "fashion-mnist-ae").toAbsolutePath();

  private final Counted source = new Counted();
  @TempDir private Path folder;

  @Test
  void whatWasReadAheadIsNotReadAgain() throws IOException {
    ModelReadAhead ahead = ModelReadAhead.begin(source, () -> MODEL);

    StoredMap first = ahead.map(MODEL);

    assertEquals(List.of(MODEL), source.asked);
    assertEquals(first.card(), new StoredModels().map(MODEL).card());
  }

  @Test
  void aModelThatIsAskedForAgainIsReadAgainBecauseItMayHaveChanged() throws IOException {
    ModelReadAhead ahead = ModelReadAhead.begin(source, () -> MODEL);

    ahead.map(MODEL);
    ahead.map(MODEL);

    assertEquals(List.of(MODEL, MODEL), source.asked);
  }

  @Test
  void anotherModelThanTheOneReadAheadIsRead() throws IOException {
    ModelReadAhead ahead = ModelReadAhead.begin(source, () -> folder);

    StoredMap map = ahead.map(MODEL);

    assertSame(source.last(), map);
  }

  @Test
  void whoAsksForAModelThatCannotBeReadIsToldWhy() {
    ModelReadAhead ahead = ModelReadAhead.begin(source, () -> folder.resolve("nowhere"));

    assertThrows(IOException.class, () -> ahead.map(folder.resolve("nowhere")));
  }

  @Test
  void theModelOfTheLastTimeIsTheOneInTheSettings() throws IOException {
    var folders = new AppFolders(Path.of("").toAbsolutePath(), folder, folder);
    assertEquals(
        folders.bundledModels().resolve("fashion-mnist-vae"), ModelReadAhead.last(folders));

    Files.writeString(folders.settings(), "lunula.settings=1\nmodel=models/fashion-mnist-ae\n");

    assertEquals(MODEL, ModelReadAhead.last(folders));
  }

  /// Opens models and notes which.
  private static final class Counted implements ModelSource {
    private final List<Path> asked = new CopyOnWriteArrayList<>();
    private final List<StoredMap> given = new CopyOnWriteArrayList<>();

    @Override
    public StoredMap map(Path folder) throws IOException {
      asked.add(folder);
      if (!Files.exists(folder.resolve("config.json"))) {
        throw new FileNotFoundException("There is no model in " + folder);
      }
      StoredMap map = new StoredModels().map(folder);
      given.add(map);
      return map;
    }

    StoredMap last() {
      return given.getLast();
    }

    @Override
    public LiveModel live(StoredMap map) {
      throw new AssertionError("not asked for");
    }
  }
}
