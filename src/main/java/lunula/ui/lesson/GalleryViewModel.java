package lunula.ui.lesson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import lunula.export.picture.PictureFile;
import lunula.export.picture.VectorDrawing;
import lunula.files.AtomicWriter;
import lunula.files.Bundle;
import lunula.files.Progress;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.geometry.LatentPoint;
import lunula.lesson.Answer;
import lunula.lesson.Gallery;
import lunula.lesson.HandIn;
import lunula.lesson.Lesson;
import lunula.lesson.LessonCheck;
import lunula.lesson.LessonFiles;
import lunula.lesson.LessonModels;
import lunula.lesson.LessonShelf;
import lunula.lesson.Step;
import lunula.library.LibraryEntry;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.Encodings;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import lunula.session.SessionFile;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.FailureLog;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;

/// The answers of a class, over the window. JavaFX thread only; needs no window.
public final class GalleryViewModel {
  private final Texts texts = Texts.of(GalleryViewModel.class);
  private final MainViewModel main;
  private final ExplorerState exploration;
  private final LessonViewModel lesson;
  private final LessonSessions sessions;
  private final LessonShelf shelf;
  private final Executor files;
  private final Supplier<Pages> pages;
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty names = new SimpleBooleanProperty();

  /// A gallery that is shown.
  ///
  /// @param handedIn what it is made of
  /// @param maps what lies behind the guesses of places, by the ids of their steps
  record Shown(Gallery gallery, HandIn.Collection handedIn, Map<String, Backdrop> maps) {
    Shown {
      maps = Map.copyOf(maps);
    }
  }

  /// @param lesson that is played, which may be the one that was answered
  /// @param sessions opens those of students
  /// @param shelf has the lessons that came with Lunula
  /// @param files reads and writes; may block
  /// @param pages lays out what is printed
  public GalleryViewModel(
      MainViewModel main,
      LessonViewModel lesson,
      LessonSessions sessions,
      LessonShelf shelf,
      Executor files,
      Supplier<Pages> pages) {
    this.main = main;
    exploration = main.exploration();
    this.lesson = lesson;
    this.sessions = sessions;
    this.shelf = shelf;
    this.files = files;
    this.pages = pages;
  }

  ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// Whether names are shown rather than numbers.
  BooleanProperty namesProperty() {
    return names;
  }

  /// Whether a gallery lies over the window.
  public boolean isShown() {
    return shown.get() != null;
  }

  /// Shows the answers in a folder, or those beside a file with answers, to the same lesson.
  /// Returns at once; where there are none, that is told and nothing changes.
  public void open(Path place) {
    LessonViewModel.Open played = lesson.openProperty().get();
    List<LibraryEntry> models = List.copyOf(main.models());
    files.execute(
        () -> {
          try {
            Path folder =
                Files.isDirectory(place)
                    ? place
                    : Objects.requireNonNull(place.toAbsolutePath().getParent());
            HandIn about = folder.equals(place) ? null : HandIn.read(place);
            HandIn.Collection all = HandIn.Collection.read(folder);
            Shown found = shown(all, candidates(played, folder), about, models);
            exploration.foreground().execute(() -> take(found));
          } catch (IOException | RuntimeException failure) {
            tell(failure);
          }
        });
  }

  private void take(Shown found) {
    if (found.handedIn().handedIn().isEmpty()) {
      exploration
          .noticeProperty()
          .set(
              found.handedIn().problems().isEmpty()
                  ? texts.get("lesson.gallery.none")
                  : UserMessages.words(found.handedIn().problems().getFirst()));
      return;
    }
    names.set(false);
    shown.set(found);
  }

  /// The lesson that is played first, then those beside the answers, then those in the box.
  private List<Gallery.Candidate> candidates(LessonViewModel.@Nullable Open played, Path folder)
      throws IOException {
    List<Gallery.Candidate> candidates = new ArrayList<>();
    if (played != null) {
      candidates.add(new Gallery.Candidate(played.files(), played.lesson()));
    }
    try (Stream<Path> beside = Files.list(folder)) {
      for (Path file :
          (Iterable<Path>)
              beside.filter(it -> it.toString().endsWith(LessonFiles.ENDING)).sorted()::iterator) {
        try {
          LessonFiles files = LessonFiles.read(file);
          candidates.add(new Gallery.Candidate(files, spoken(LessonCheck.texts(files))));
        } catch (UserMessageException unreadable) {
          // Then its answers are shown without it.
          FailureLog.note(unreadable);
        }
      }
    }
    for (LessonShelf.Entry entry : shelf.entries()) {
      candidates.add(
          new Gallery.Candidate(LessonFiles.read(entry.folder()), spoken(entry.check())));
    }
    return candidates;
  }

  private static Lesson spoken(LessonCheck check) {
    String own = Bundle.spoken().tag();
    return Objects.requireNonNull(
        check.languages().get(check.languages().containsKey(own) ? own : LessonCheck.FIRST));
  }

  private static Shown shown(
      HandIn.Collection all,
      List<Gallery.Candidate> candidates,
      @Nullable HandIn about,
      List<LibraryEntry> models)
      throws IOException {
    Gallery gallery = Gallery.of(all, candidates, about);
    Map<String, Backdrop> maps = new HashMap<>();
    Optional<Gallery.Candidate> lesson =
        candidates.stream()
            .filter(it -> it.files().checksum().equals(gallery.checksum()))
            .findFirst();
    if (lesson.isPresent()) {
      try (LessonModels brought = LessonModels.of(lesson.get().files())) {
        List<LibraryEntry> entries = new ArrayList<>(models);
        entries.addAll(brought.entries());
        maps.putAll(backdrops(lesson.get(), entries));
      }
    }
    return new Shown(gallery, all, maps);
  }

  /// A step's map is that of the last state before it.
  private static Map<String, Backdrop> backdrops(
      Gallery.Candidate lesson, List<LibraryEntry> models) throws IOException {
    Map<String, Backdrop> maps = new HashMap<>();
    var checksums = new ModelChecksums();
    Optional<LibraryEntry> open = Optional.empty();
    for (Step step : lesson.lesson().steps()) {
      byte[] state = step.state() == null ? null : lesson.files().content().get(step.state());
      if (state != null) {
        Session session = SessionFile.parse(String.valueOf(step.state()), state);
        open = checksums.find(session.model(), models);
      }
      if (step.question() != null && open.isPresent()) {
        StoredMap map = new StoredModels().map(open.get().folder());
        backdrop(map.test(), step.question().answer()).ifPresent(it -> maps.put(step.id(), it));
      }
    }
    return maps;
  }

  /// Of a map of two dimensions; with more, places depend on how its axes are turned.
  private static Optional<Backdrop> backdrop(Encodings codes, Answer answer) {
    boolean place = answer instanceof Answer.Image || answer instanceof Answer.Place;
    if (!place || codes.dimensions() != 2) {
      return Optional.empty();
    }
    float[] xs = new float[codes.count()];
    float[] ys = new float[codes.count()];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = codes.mean(i, 0);
      ys[i] = codes.mean(i, 1);
    }
    LatentPoint truth =
        switch (answer) {
          case Answer.Image image ->
              image.number() < xs.length
                  ? new LatentPoint(xs[image.number()], ys[image.number()])
                  : null;
          case Answer.Place at -> new LatentPoint(at.x(), at.y());
          default -> null;
        };
    return Optional.of(new Backdrop(xs, ys, truth));
  }

  /// Gives the window back.
  public void close() {
    shown.set(null);
  }

  /// Opens the session that a student handed in, in place of the gallery.
  void open(Session session, String name) {
    lesson.leave();
    close();
    sessions.open(session, texts.get("lesson.gallery.session", name));
  }

  /// Writes the answers as a table. Returns at once.
  void csv(Path target) {
    Shown now = Objects.requireNonNull(shown.get());
    String csv = now.handedIn().csv(now.gallery().checksum(), names.get());
    write(target, () -> AtomicWriter.write(target, csv.getBytes(StandardCharsets.UTF_8)));
  }

  /// Writes what is shown as pages to be printed. Returns at once.
  void pdf(Path target) {
    Shown now = Objects.requireNonNull(shown.get());
    List<VectorDrawing> drawn =
        pages
            .get()
            .lay(
                now.gallery().title(),
                new GalleryNodes(now, names.get(), Pages.INSIDE, null).groups());
    write(target, () -> PictureFile.pdf(drawn, target, Progress.NONE));
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void write(Path target, Writing writing) {
    files.execute(
        () -> {
          try {
            writing.run();
            String done = texts.get("lesson.gallery.saved", String.valueOf(target.getFileName()));
            exploration.foreground().execute(() -> exploration.succeed(done, target));
          } catch (IOException | RuntimeException failure) {
            tell(failure);
          }
        });
  }

  private void tell(Exception failure) {
    FailureLog.note(failure);
    String reason = UserMessages.words(failure);
    exploration.foreground().execute(() -> exploration.noticeProperty().set(reason));
  }
}
