package lunula.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import lunula.files.AppFolders;
import lunula.files.Bundle;
import lunula.lesson.LessonShelf;
import lunula.ui.export.Studio;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.kit.SaveTarget;
import lunula.ui.lesson.GalleryViewModel;
import lunula.ui.lesson.GuessOverlay;
import lunula.ui.lesson.LessonActions;
import lunula.ui.lesson.LessonViewModel;
import lunula.ui.lesson.LessonViews;
import lunula.ui.lesson.Pages;
import lunula.ui.lesson.PointerOverlay;
import lunula.ui.shell.MainView;
import lunula.ui.train.TrainViewModel;
import org.jspecify.annotations.Nullable;

/// Lessons, put together: what they play on, and those that came with Lunula. JavaFX thread only.
public final class Lessons {
  private final Models models;
  private final Instruments instruments;
  private final Threads threads;
  private final LessonShelf shelf;
  private final LessonViewModel model;
  private final GalleryViewModel gallery;
  private List<LessonShelf.Entry> bundled = List.of();
  private @Nullable Pages pages;

  Lessons(
      Models models,
      Instruments instruments,
      Sessions sessions,
      Threads threads,
      AppFolders folders) {
    this.models = models;
    this.instruments = instruments;
    this.threads = threads;
    shelf = new LessonShelf(folders.bundledLessons());
    model =
        new LessonViewModel(
            models.main(),
            sessions.ofLessons(),
            threads.files(),
            () -> instruments.draw().drawingProperty().get().clean(),
            epochs(models.train()));
    gallery =
        new GalleryViewModel(
            models.main(), model, sessions.ofLessons(), shelf, threads.files(), this::pages);
    instruments.layOver(() -> new GuessOverlay(model));
    instruments.layOver(() -> new PointerOverlay(model));
  }

  private static ObservableValue<Integer> epochs(TrainViewModel train) {
    return Bindings.createObjectBinding(
        () -> train.history().epochs().size(), train.progressProperty(), train.stateProperty());
  }

  /// Lays out what is printed.
  public Pages pages() {
    Pages made = pages;
    if (made == null) {
      made = new Pages(new Studio()::trace);
      pages = made;
    }
    return made;
  }

  /// The lesson that is played.
  public LessonViewModel model() {
    return model;
  }

  /// The answers of a class.
  GalleryViewModel gallery() {
    return gallery;
  }

  /// Follows lessons in a window.
  ///
  /// @param target asks where to save what is handed in
  void enter(MainView view, SaveTarget target) {
    LessonViews.follow(model, gallery, models.main(), view, target);
  }

  /// Gives the window back before something else is opened in it.
  Consumer<Path> leaving(Consumer<Path> then) {
    return file -> {
      model.leave();
      then.accept(file);
    };
  }

  Feature actions() {
    return LessonActions.of(model, gallery, instruments::choosers).offers(this::offers);
  }

  private List<Action> offers() {
    return bundled.stream()
        .map(
            each ->
                LessonActions.bundled(
                    model, each.id(), each.title(Bundle.spoken().tag()), each.folder()))
        .toList();
  }

  /// Looks for the lessons that came with Lunula, in the background.
  void load() {
    threads
        .files()
        .execute(
            () -> {
              List<LessonShelf.Entry> found = shelf.entries();
              Platform.runLater(
                  () -> {
                    bundled = found;
                    list();
                  });
            });
  }

  private void list() {
    List<Action> all = new ArrayList<>(offers());
    all.addAll(LessonActions.making(model, gallery, instruments::choosers));
    models.main().lessons().setAll(all);
  }

  /// Says the words of the language that is spoken now.
  void speakAnew() {
    model.speakAnew();
    list();
  }
}
