package lunula.app;

import java.nio.file.Path;
import java.util.Optional;
import lunula.files.AppFolders;
import lunula.testkit.Vanishing;
import lunula.ui.shell.MainView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window showed in another language is not kept by what goes on beneath it.
class MainViewCollectedTest {
  @TempDir private Path folder;

  @Test
  void aViewOfTheWholeWindowGoesThoughEverythingElseStays() throws Exception {
    Assembly[] assembly = new Assembly[1];
    Vanishing.assertVanishes(
        () -> {
          assembly[0] = new Assembly(new AppFolders(folder, folder, folder));
          return complete(assembly[0]);
        },
        () -> {
          assembly[0].speakAnew();
          assembly[0].main().helpShownProperty().set(true);
          assembly[0].main().helpShownProperty().set(false);
          complete(assembly[0]);
        });
  }

  private static MainView complete(Assembly assembly) {
    MainView view = assembly.view(title -> Optional.empty(), suggested -> Optional.empty());
    while (view.layPicture() || assembly.instruments().dressTheMap() || view.furnish()) {
      // A step more.
    }
    while (assembly.laySheet()) {
      // A step more.
    }
    return view;
  }
}
