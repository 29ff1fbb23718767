package lunula.app.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import lunula.app.Assembly;
import lunula.export.picture.PictureFile;
import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.files.AtomicWriter;
import lunula.files.Bundle;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.lesson.Answer;
import lunula.lesson.LessonPrinter;
import lunula.lesson.Question;
import lunula.lesson.Step;
import lunula.lesson.Worksheet;
import lunula.ui.kit.Theme;
import lunula.ui.lesson.Guess;
import lunula.ui.lesson.LessonViewModel;
import lunula.ui.lesson.WorksheetPages;
import org.jspecify.annotations.Nullable;

/// Plays a lesson by itself, takes a picture of each step, and prints it. Runs on a thread of its
/// own and touches the window on the JavaFX thread.
public final class LessonTour implements UnattendedRun {
  private static final int SETTLING_FRAMES = 40;

  private final LessonPrinter.Wanted wanted;
  private volatile @Nullable IOException failure;

  public LessonTour(LessonPrinter.Wanted wanted) {
    this.wanted = wanted;
  }

  /// Why nothing was printed; null if it was. After the window has closed.
  public @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void begin(Assembly assembly, Stage stage) {
    var window = new TourWindow(assembly, stage, Path.of(""));
    Thread.ofPlatform().name("lunula-lesson").daemon().start(() -> play(assembly, stage, window));
  }

  private void play(Assembly assembly, Stage stage, TourWindow window) {
    try {
      new Playing(wanted, assembly, stage.getScene(), window).print();
    } catch (IOException unwritten) {
      failure = unwritten;
    } catch (Exception other) {
      failure = new IOException(UserMessages.words(other), other);
    } finally {
      Platform.runLater(stage::close);
    }
  }

  /// A lesson that is played.
  private record Playing(
      LessonPrinter.Wanted wanted, Assembly assembly, Scene scene, TourWindow window) {
    private LessonViewModel lesson() {
      return assembly.lessons().model();
    }

    void print() throws Exception {
      LessonPrinter.Screen screen = wanted.screen();
      window.resize(screen.width(), screen.height());
      window.run(
          () -> assembly.main().themeProperty().set(screen.dark() ? Theme.DARK : Theme.LIGHT));
      window.await("the library", () -> !assembly.main().models().isEmpty());
      window.run(() -> lesson().open(wanted.lesson()));
      window.await("the lesson", () -> lesson().openProperty().get() != null || told() != null);
      LessonViewModel.Open open = lesson().openProperty().get();
      if (open == null) {
        throw new IOException(told());
      }
      Map<String, byte[]> pictures = new LinkedHashMap<>();
      for (int index = 0; index < open.lesson().steps().size(); index++) {
        Step step = open.lesson().steps().get(index);
        pictures.put(step.id(), taken(index, step).toBytes());
      }
      write(open, pictures);
      window.run(lesson()::leave);
    }

    private @Nullable String told() {
      return assembly.exploration().noticeProperty().get();
    }

    /// Goes to a step and takes its pictures.
    ///
    /// @return what it shows beside its text
    private PngImage taken(int index, Step step) throws Exception {
      window.run(() -> lesson().goTo(index));
      window.await("step " + step.id(), () -> lesson().settledProperty().get() || told() != null);
      if (!lesson().settledProperty().get()) {
        throw new IOException(told());
      }
      window.frames(SETTLING_FRAMES);
      window.run(this::standStill);
      keep(index, step.id());
      PngImage picture = window.get(this::besideTheText);
      if (wanted.notes()) {
        window.run(() -> lesson().hintShownProperty().set(!step.hint().isEmpty()));
        window.run(() -> answer(step));
        window.run(() -> lesson().reveal());
        window.run(() -> lesson().shareProperty().set(1));
        if (step.question() != null || !step.hint().isEmpty()) {
          window.frames(SETTLING_FRAMES);
          keep(index, step.id() + "-answered");
        }
      }
      return picture;
    }

    /// What leads the eye for a moment is not what is printed.
    private void standStill() {
      scene.getRoot().lookupAll(".lesson-frame").forEach(frame -> frame.setVisible(false));
    }

    private void keep(int index, String name) throws Exception {
      Path folder = wanted.pictures();
      if (folder != null) {
        PngImage png = window.get(this::whole);
        png.save(folder.resolve(String.format(Locale.ROOT, "%02d-%s.png", index + 1, name)));
      }
    }

    /// What is right, or what the cursor shows where that is a matter of taste.
    private void answer(Step step) {
      Question asked = step.question();
      if (asked == null) {
        return;
      }
      switch (asked.kind()) {
        case CHOICE ->
            lesson()
                .answer(
                    new Guess.Choice(
                        asked.answer() instanceof Answer.Choice right ? right.index() : 0));
        case NUMBER -> lesson().number().map(Guess.Value::new).ifPresent(lesson()::answer);
        case PLACE, DRAW -> lesson().answerHere();
        case TEXT -> lesson().answer(new Guess.Sentence("…"));
      }
    }

    private PngImage whole() {
      return TourWindow.pixels(
          scene.snapshot(null), 0, 0, (int) scene.getWidth(), (int) scene.getHeight());
    }

    private PngImage besideTheText() {
      int left = (int) Math.ceil(bounds("#lesson-column").getMaxX());
      int top = (int) Math.ceil(bounds("#lesson-bar").getMaxY());
      int bottom = (int) Math.min(scene.getHeight(), bounds(".status-bar").getMinY());
      return TourWindow.pixels(
          scene.snapshot(null), left, top, (int) scene.getWidth() - left, bottom - top);
    }

    private Bounds bounds(String part) {
      Node node = Objects.requireNonNull(scene.lookup(part), part);
      return node.localToScene(node.getLayoutBounds());
    }

    private void write(LessonViewModel.Open open, Map<String, byte[]> pictures) throws Exception {
      Path html = wanted.html();
      if (html != null) {
        String page =
            new Worksheet(open.files(), open.lesson(), lesson().cards(), pictures)
                .html(Bundle.spoken().tag(), wanted.notes());
        AtomicWriter.write(html, page.getBytes(StandardCharsets.UTF_8));
      }
      Path pdf = wanted.pdf();
      if (pdf != null) {
        List<VectorDrawing> pages =
            window.get(
                () ->
                    WorksheetPages.of(lesson(), open, pictures)
                        .on(assembly.lessons().pages(), wanted.notes()));
        PictureFile.pdf(pages, pdf, Progress.NONE);
      }
    }
  }
}
