package lunula.app;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import lunula.ui.code.CodePane;
import lunula.ui.code.CodeViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.export.Album;
import lunula.ui.export.Albums;
import lunula.ui.export.ExportView;
import lunula.ui.export.ExportView.Page;
import lunula.ui.export.ExportViewModel;
import lunula.ui.export.NumbersView;
import lunula.ui.export.NumbersViewModel;
import lunula.ui.export.PictureKind;
import lunula.ui.export.PictureView;
import lunula.ui.export.PictureView.ClipboardPictures;
import lunula.ui.export.PictureView.PicturePreview;
import lunula.ui.export.PictureViewModel;
import lunula.ui.export.Saving;
import lunula.ui.export.Studio;
import lunula.ui.film.FilmPane;
import lunula.ui.film.FilmSettings;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Texts;
import lunula.ui.map.DecodedGrid;
import lunula.ui.shell.MainView;
import lunula.ui.shell.MainViewModel;

/// The sheet that things are taken away from, put together. JavaFX thread only.
public final class ExportSheet {
  private final ExplorerState exploration;
  private final MainViewModel main;
  private final Instruments instruments;
  private final Threads threads;
  private final Sessions sessions;
  private final ExportViewModel sheet;
  private final PictureViewModel picture;
  private final CodeViewModel code;
  private BooleanSupplier dark = () -> false;
  private SaveTarget target = name -> Optional.empty();

  ExportSheet(Models models, Instruments instruments, Sessions sessions, Threads threads) {
    main = models.main();
    exploration = main.exploration();
    this.instruments = instruments;
    this.sessions = sessions;
    this.threads = threads;
    sheet = new ExportViewModel(main.exportShownProperty(), "picture");
    picture =
        new PictureViewModel(
            new Saving(threads.files(), Platform::runLater, exploration::succeed),
            () -> PictureViewModel.captionWords(main),
            () -> dark.getAsBoolean());
    code = new CodeViewModel(main, models.onTheMap().openedProperty(), threads.files());
  }

  /// The sheet's pages: picture, film, numbers, code and session.
  public ExportViewModel sheet() {
    return sheet;
  }

  PictureViewModel picture() {
    return picture;
  }

  List<Setting<?>> settings() {
    return Stream.concat(sheet.settings().stream(), picture.settings().stream()).toList();
  }

  /// The program that rebuilds the model elsewhere.
  public CodeViewModel code() {
    return code;
  }

  /// Lays the sheet over the window, unseen at first.
  ///
  /// @param saving asks where to save
  void layOver(MainView window, SaveTarget saving) {
    target = saving;
    dark = () -> window.getStyleClass().contains("dark");
    var pages =
        List.of(
            page("picture", "app.export.picture.", () -> pictures(window)),
            page("film", "app.export.film.", () -> new FilmPane(instruments.film(), target)),
            page("numbers", "app.export.numbers.", this::numbers),
            page("code", "app.export.code.", () -> new CodePane(code, target)),
            page("session", "app.export.session.", sessions::page));
    window.lay(new ExportView(sheet, pages));
  }

  private static Page page(String id, String key, Supplier<? extends Node> content) {
    Texts texts = Texts.of(ExportSheet.class);
    return new Page(id, texts.get(key + "label"), texts.get(key + "tip"), content);
  }

  /// Opens the sheet on a film of the newest run.
  void filmTraining() {
    instruments.film().settings().sourceProperty().set(FilmSettings.Source.TRAINING);
    sheet.show("film");
  }

  private PictureView pictures(MainView window) {
    return new PictureView(
        picture,
        studio(window),
        target,
        new PicturePreview(threads.importing(), Platform::runLater),
        new ClipboardPictures(threads.importing(), Platform::runLater, picture.saving()),
        causes());
  }

  private Studio studio(MainView window) {
    var studio = new Studio();
    studio.pose(PictureKind.MAP, () -> part(window, "#map", !main.comparingProperty().get()));
    studio.pose(
        PictureKind.COMPARISON,
        () -> part(window, "#compare-content", main.comparingProperty().get()));
    studio.mount(
        PictureKind.PICTURE, () -> albums().single(instruments.decode().pictureProperty().get()));
    studio.mount(PictureKind.GRID, () -> DecodedGrid.of(instruments.map()).map(albums()::grid));
    studio.mount(
        PictureKind.STRIP, () -> albums().strip(instruments.path().picturesProperty().get()));
    studio.mount(PictureKind.SHEET, this::contactSheet);
    return studio;
  }

  private static Optional<? extends Region> part(MainView window, String id, boolean shown) {
    return shown ? Optional.ofNullable((Region) window.lookup(id)) : Optional.<Region>empty();
  }

  private Albums albums() {
    return new Albums(instruments.decode().scalingProperty().get());
  }

  /// What the tool in hand has drawn or chosen; otherwise what is selected.
  private Optional<Album> contactSheet() {
    Optional<Album> drawn =
        switch (instruments.toolbox().chosenProperty().get().id()) {
          case "around" -> albums().sheet(instruments.around().pictures());
          case "posterior" -> albums().sheet(instruments.posterior().pictures());
          default -> Optional.empty();
        };
    return drawn.or(
        () ->
            albums()
                .selected(
                    instruments.select().selection().selectionProperty().get(),
                    exploration.samplesProperty().get()));
  }

  private NumbersView numbers() {
    var model =
        new NumbersViewModel(
            exploration,
            () -> instruments.select().selection().selectionProperty().get(),
            () -> instruments.path().picturesProperty().get(),
            new Saving(threads.files(), Platform::runLater, exploration::succeed));
    return new NumbersView(model, target, causes());
  }

  /// Whenever one of these changes, what can be taken away is different.
  private List<ObservableValue<?>> causes() {
    return List.of(
        exploration.mapProperty(),
        exploration.samplesProperty(),
        exploration.decodedProperty(),
        exploration.cursorProperty(),
        exploration.pathProperty(),
        exploration.pathMarkProperty(),
        main.comparingProperty(),
        main.gridShownProperty(),
        main.themeProperty(),
        instruments.map().viewportProperty(),
        instruments.map().emphasisProperty(),
        instruments.map().filter().revisionProperty(),
        instruments.map().layers().revisionProperty(),
        instruments.decode().scalingProperty(),
        instruments.path().picturesProperty(),
        instruments.select().selection().selectionProperty(),
        instruments.toolbox().chosenProperty());
  }
}
