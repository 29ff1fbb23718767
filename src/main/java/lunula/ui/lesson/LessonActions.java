package lunula.ui.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainActions;

/// What can be done in a lesson, by a clicker too.
public final class LessonActions {
  private static final Context LESSON = Context.mode(LessonActions.class, "lesson.keys");
  private static final Context GALLERY = Context.mode(LessonActions.class, "lesson.keys.gallery");

  private LessonActions() {}

  /// @param choosers asks for a lesson
  public static Feature of(
      LessonViewModel model, GalleryViewModel gallery, Supplier<FileChoosers> choosers) {
    List<Action> all = new ArrayList<>(playing(model));
    all.add(names(gallery));
    all.addAll(making(model, gallery, choosers));
    return Feature.of(all);
  }

  /// What can be done while no lesson is played.
  public static List<Action> making(
      LessonViewModel model, GalleryViewModel gallery, Supplier<FileChoosers> choosers) {
    return List.of(
        open(model, choosers),
        inFolder("command.lesson.new.", choosers, model::begin),
        inFolder("command.lesson.add.", choosers, model::addStep),
        inFolder("command.lesson.check.", choosers, model::check),
        inFolder("command.lesson.preview.", choosers, model::open),
        folder("command.lesson.gallery.", "lesson.choose.answers", choosers, gallery::open));
  }

  /// Asks for a lesson and opens it.
  static Action open(LessonViewModel model, Supplier<FileChoosers> choosers) {
    Texts texts = Texts.of(LessonActions.class);
    return Action.of(
        LessonActions.class,
        MainActions.WINDOW,
        "command.lesson.open.",
        () ->
            choosers
                .get()
                .file(texts.get("lesson.choose"), texts.get("lesson.kind"), List.of("lunulalesson"))
                .ifPresent(model::open));
  }

  /// Asks for the folder of a lesson that is being written, and does something with it.
  private static Action inFolder(
      String prefix, Supplier<FileChoosers> choosers, Consumer<Path> then) {
    return folder(prefix, "lesson.choose.folder", choosers, then);
  }

  private static Action folder(
      String prefix, String title, Supplier<FileChoosers> choosers, Consumer<Path> then) {
    Texts texts = Texts.of(LessonActions.class);
    return Action.of(
        LessonActions.class,
        MainActions.WINDOW,
        prefix,
        () -> choosers.get().folder(texts.get(title)).ifPresent(then));
  }

  /// Opens one of the lessons that came with Lunula.
  ///
  /// @param id its folder's name
  /// @param title in the language that is spoken
  public static Action bundled(LessonViewModel model, String id, String title, Path folder) {
    return Action.of(
            LessonActions.class,
            MainActions.WINDOW,
            "command.lesson.take.",
            () -> model.open(folder))
        .each(id, id.replace('-', ' '), title);
  }

  /// Those that work while a lesson has the window.
  static List<Action> playing(LessonViewModel model) {
    BooleanBinding on = Bindings.isNotNull(model.openProperty());
    return Stream.of(
            next(model),
            previous(model),
            hint(model),
            reveal(model),
            free(model),
            blank(model),
            teacher(model),
            leave(model))
        .map(action -> action.when(on))
        .toList();
  }

  static Action next(LessonViewModel model) {
    return action("command.lesson.next.", model::next).keys(Keys.of(KeyCode.PAGE_DOWN));
  }

  static Action previous(LessonViewModel model) {
    return action("command.lesson.previous.", model::previous).keys(Keys.of(KeyCode.PAGE_UP));
  }

  static Action hint(LessonViewModel model) {
    return action("command.lesson.hint.", () -> toggle(model.hintShownProperty()))
        .keys(Keys.of(KeyCode.H));
  }

  static Action reveal(LessonViewModel model) {
    return action("command.lesson.reveal.", model::reveal).keys(Keys.of(KeyCode.R));
  }

  static Action free(LessonViewModel model) {
    return action("command.lesson.free.", model::explore).keys(Keys.of(KeyCode.F3));
  }

  static Action teacher(LessonViewModel model) {
    return action("command.lesson.teacher.", () -> toggle(model.teachingProperty()))
        .keys(Keys.of(KeyCode.F4));
  }

  static Action leave(LessonViewModel model) {
    return action("command.lesson.leave.", model::leave).keys(Keys.of(KeyCode.ESCAPE));
  }

  static Action blank(LessonViewModel model) {
    return action("command.lesson.blank.", () -> toggle(model.blankProperty()))
        .keys(Keys.of(KeyCode.B), Keys.of(KeyCode.PERIOD).untold());
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(LessonActions.class, LESSON, prefix, run).unlisted();
  }

  /// Shows names in the gallery, or hides them.
  static Action names(GalleryViewModel gallery) {
    return Action.of(
            LessonActions.class,
            GALLERY,
            "command.lesson.names.",
            () -> toggle(gallery.namesProperty()))
        .unlisted()
        .keys(Keys.of(KeyCode.N))
        .when(Bindings.isNotNull(gallery.shownProperty()));
  }

  private static void toggle(BooleanProperty property) {
    property.set(!property.get());
  }
}
