package lunula.app.start;

import java.util.List;
import lunula.app.LunulaApp;
import lunula.ui.about.AboutViewModel;
import lunula.ui.arithmetic.ArithmeticViewModel;
import lunula.ui.code.CodeViewModel;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.data.AddImagesViewModel;
import lunula.ui.decode.DecodeViewModel;
import lunula.ui.draw.DrawViewModel;
import lunula.ui.explore.Toolbox;
import lunula.ui.film.FilmViewModel;
import lunula.ui.kit.Job;
import lunula.ui.kit.Texts;
import lunula.ui.library.LibraryViewModel;
import lunula.ui.map.MapViewModel;
import lunula.ui.path.PathViewModel;
import lunula.ui.sample.PosteriorViewModel;
import lunula.ui.select.SelectViewModel;
import lunula.ui.session.SessionViewModel;
import lunula.ui.shell.MainViewModel;
import lunula.ui.train.TrainViewModel;

/// Reads the words of all panels on a thread of its own while JavaFX starts: read one by one when
/// they are needed, they keep the first frame waiting. Names classes and initialises none.
public final class TextPreloader {
  private TextPreloader() {}

  /// Returns at once.
  public static void begin() {
    begin(() -> {}, () -> {});
  }

  /// The same between something that comes before and something that comes after, on that thread.
  static void begin(Runnable before, Runnable after) {
    Thread.ofPlatform()
        .name("lunula-texts")
        .daemon()
        .start(
            () -> {
              before.run();
              owners().forEach(Texts::of);
              after.run();
            });
  }

  /// One class of each panel, in the order in which their words are needed.
  static List<Class<?>> owners() {
    return List.of(
        MainViewModel.class,
        Job.class,
        LibraryViewModel.class,
        TrainViewModel.class,
        AddImagesViewModel.class,
        PathViewModel.class,
        FilmViewModel.class,
        DecodeViewModel.class,
        PosteriorViewModel.class,
        CompareViewModel.class,
        SelectViewModel.class,
        DrawViewModel.class,
        ArithmeticViewModel.class,
        Toolbox.class,
        SessionViewModel.class,
        CodeViewModel.class,
        LunulaApp.class,
        AboutViewModel.class,
        MapViewModel.class);
  }
}
