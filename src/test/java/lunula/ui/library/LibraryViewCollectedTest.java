package lunula.ui.library;

import java.util.Optional;
import lunula.testkit.Samples;
import lunula.testkit.Vanishing;
import org.junit.jupiter.api.Test;

class LibraryViewCollectedTest {
  @Test
  void aPanelThatIsTakenAwayGoesThoughItsModelLives() throws Exception {
    var library = new MemoryLibrary(Samples.entry("Shipped", true), Samples.entry("Mine", false));
    var model = new LibraryViewModel(library, Runnable::run, Runnable::run, entry -> {});
    Vanishing.assertVanishes(
        () -> {
          var view = new LibraryView(model, title -> Optional.empty());
          model.refresh();
          return view;
        },
        model::refresh);
  }
}
