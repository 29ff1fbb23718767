package lunula.ui.film;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import lunula.describe.BundledWords;
import lunula.export.film.Film;
import lunula.export.film.Film.FilmContent;
import lunula.export.film.Film.Shot;
import lunula.export.film.FilmMap;
import lunula.export.film.FilmPlan;
import lunula.files.UserMessages;
import lunula.geometry.HandRecorder;
import lunula.geometry.LatentFrame;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.geometry.RecordedPath;
import lunula.measure.TruePath;
import lunula.model.Decoder;
import lunula.model.ModelClosedException;
import lunula.model.card.ModelCard;
import lunula.ui.explore.DecoderOnThread;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.film.FilmSettings.Source;
import lunula.ui.kit.Latest;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.path.FilmSaving;
import lunula.ui.path.PathViewModel;
import org.jspecify.annotations.Nullable;

/// A film of the path or of the last minute of dragging: what it will look like, how large it will
/// be, and saving it. Listens to the cursor from the beginning; works only while it is watched.
///
/// JavaFX thread only; works without a window.
public final class FilmViewModel {
  private static final int MOST_SHOTS = 300;
  private static final double TRAINING_SECONDS = 10;
  private static final List<Integer> LOOKS = List.of(224, 168, 112);

  private final Texts texts = Texts.of(FilmViewModel.class);
  private final LongSupplier clock;
  private final ExplorerState exploration;
  private final PathViewModel path;
  private final ObservableValue<@Nullable ModelCard> card;
  private final FilmSettings settings = new FilmSettings();
  private final HandRecorder recorder = new HandRecorder();
  private final ReadOnlyObjectWrapper<@Nullable Look> look = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper facts = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper length = new ReadOnlyDoubleWrapper(8);
  private final ReadOnlyBooleanWrapper truthKnown = new ReadOnlyBooleanWrapper();
  private final Latest<Wish, Looked> looking;
  private final Latest<Wish, Weighed> weighing;
  private @Nullable LatentFrame framed;
  private @Nullable RecordedPath hand;
  private @Nullable Wish wish;
  private @Nullable Weighed weighed;
  private Supplier<@Nullable FilmContent> training = () -> null;
  private boolean watched;

  /// A small version of a film, to look at before it is saved.
  ///
  /// @param small painted on the screen; only by the JavaFX thread
  /// @param shots evenly over the whole film
  /// @param width of the film to be saved, in pixels
  /// @param height likewise
  /// @param seconds the film takes
  public record Look(Film small, List<Shot> shots, int width, int height, double seconds) {
    public Look {
      shots = List.copyOf(shots);
    }

    /// What is seen at a time; it begins anew at the end.
    ///
    /// @param time seconds since the beginning, at least 0
    Shot at(double time) {
      double share = time % seconds / seconds;
      return shots.get(Math.min(shots.size() - 1, (int) (share * shots.size())));
    }
  }

  /// A film that is asked for.
  private record Wish(FilmPlan plan, FilmPlan small, FilmContent footage) {
    Film film() {
      return Film.of(plan, footage);
    }
  }

  private record Looked(Wish wish, Look look) {}

  private record Weighed(Wish wish, long bytes) {}

  /// @param card of the open model
  /// @param clock nanoseconds that only go forwards
  public FilmViewModel(
      ExplorerState exploration,
      PathViewModel path,
      ObservableValue<@Nullable ModelCard> card,
      LongSupplier clock) {
    this.exploration = exploration;
    this.path = path;
    this.card = card;
    this.clock = clock;
    var disk = path.films().disk();
    var front = exploration.foreground();
    looking = new Latest<>(disk, front, FilmViewModel::look, this::show, this::fail);
    weighing = new Latest<>(disk, front, FilmViewModel::weigh, this::show, this::fail);
    exploration.cursorProperty().subscribe((before, now) -> note());
    exploration.slice().planeProperty().subscribe((before, now) -> sliceMoved());
    // A place of another model means nothing.
    exploration.decoderProperty().subscribe(live -> forgetHand());
    exploration.slice().frameProperty().subscribe(this::reframed);
    path.picturesProperty().subscribe(pictures -> follow());
    path.speedProperty().subscribe(speed -> follow());
    path.modeProperty().subscribe(mode -> settings.modeProperty().set(mode));
    settings.sourceProperty().subscribe((before, now) -> follow());
    settings.modeProperty().subscribe(mode -> suggestLength());
    settings.listen(this::plan);
  }

  /// Takes who knows the epochs of the newest run.
  ///
  /// @param content what a film of them shows, whose way goes through time; gives null while there
  ///     are none. On the JavaFX thread
  /// @param changes of what it would give
  public void film(Supplier<@Nullable FilmContent> content, ObservableValue<?> changes) {
    training = content;
    changes.subscribe((was, now) -> followTraining());
  }

  private void followTraining() {
    if (settings.sourceProperty().get() == Source.TRAINING) {
      follow();
    }
  }

  /// What the person has chosen.
  public FilmSettings settings() {
    return settings;
  }

  /// A small version; null while there is none.
  public ReadOnlyObjectProperty<@Nullable Look> lookProperty() {
    return look.getReadOnlyProperty();
  }

  /// Size in pixels, frames, seconds and expected file size; empty while there is no film.
  public ReadOnlyStringProperty factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /// Why there is no film, in a sentence; null if there is one.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// The caption that is proposed.
  public ReadOnlyStringProperty usualCaptionProperty() {
    return caption.getReadOnlyProperty();
  }

  /// The length in which the path is played, or in which the hand moved, in seconds.
  public ReadOnlyDoubleProperty usualSecondsProperty() {
    return length.getReadOnlyProperty();
  }

  /// Whether the true pictures along the path are known.
  public ReadOnlyBooleanProperty truthKnownProperty() {
    return truthKnown.getReadOnlyProperty();
  }

  /// Saves films, with progress.
  public FilmSaving films() {
    return path.films();
  }

  /// Whether the film is watched: while it is, it follows whatever changes. Nothing is kept for a
  /// film that is not: what it shows is large, and may be of a model that is closed since.
  public void setWatched(boolean now) {
    watched = now;
    if (watched) {
      follow();
    } else {
      forget();
    }
  }

  /// Takes the newest minute of dragging.
  public void takeAgain() {
    follow();
  }

  /// A file name for the film.
  public String suggestedName() {
    ModelCard open = card.getValue();
    String model = open == null ? "lunula" : open.name();
    String plain = model.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    return plain.replaceAll("^-+|-+$", "") + "-film" + settings.formatProperty().get().ending();
  }

  /// Begins to write the film; nothing if there is none or another is being written.
  public void save(Path target) {
    Wish asked = wish;
    if (asked != null) {
      films().save(asked::film, target);
    }
  }

  private void note() {
    recorder.add(exploration.slice().z(), clock.getAsLong());
  }

  /// The hand may move the slice instead of the cursor. With another frame it is not the hand.
  private void sliceMoved() {
    LatentFrame now = exploration.slice().frameProperty().get();
    if (now.equals(framed)) {
      note();
    }
    framed = now;
  }

  /// The same codes seen on other axes are still those that the hand has been at.
  private void reframed(LatentFrame before, LatentFrame now) {
    boolean turned =
        before.dimensions() == now.dimensions() && !before.choice().equals(now.choice());
    if (!turned) {
      forgetHand();
    }
  }

  private void forgetHand() {
    recorder.clear();
    hand = null;
    follow();
  }

  /// Something else is to be filmed.
  private void follow() {
    if (watched) {
      hand = recorder.lastMinute().orElse(null);
      suggestLength();
      suggestCaption();
      plan();
    }
  }

  private void suggestLength() {
    double natural =
        switch (settings.sourceProperty().get()) {
          case PATH -> path.filmSeconds();
          case HAND -> hand == null ? FilmSettings.SHORTEST : hand.seconds();
          case TRAINING -> TRAINING_SECONDS;
        };
    double half = Math.round(2 * natural) / 2.0;
    length.set(Math.clamp(half, FilmSettings.SHORTEST, FilmSettings.LONGEST));
    settings.secondsProperty().set(length.get());
  }

  /// Words that the person has written stay.
  private void suggestCaption() {
    boolean own = !settings.captionProperty().get().equals(caption.get());
    caption.set(caption());
    if (!own) {
      settings.captionProperty().set(caption.get());
    }
  }

  /// A sensible caption: the model, and from where to where.
  private String caption() {
    ModelCard open = card.getValue();
    String model = open == null ? texts.get("film.model.none") : BundledWords.name(open);
    if (settings.sourceProperty().get() == Source.TRAINING) {
      return texts.get("film.caption.training");
    }
    LatentPoint a = exploration.pathProperty().get().a();
    LatentPoint b = exploration.pathProperty().get().b();
    if (settings.sourceProperty().get() == Source.HAND || a == null || b == null) {
      return texts.get("film.caption.hand", model);
    }
    MapData map = exploration.mapProperty().get();
    return texts.get("film.caption.path", model, place(a, map), place(b, map));
  }

  /// The class of the image whose place it is; its coordinates if there is none.
  private String place(LatentPoint place, @Nullable MapData map) {
    for (int i = 0; map != null && i < map.count(); i++) {
      boolean here = map.places().xs()[i] == place.x() && map.places().ys()[i] == place.y();
      String name = map.classNames().get(Math.min(map.label(i), map.classNames().size() - 1));
      if (here && !name.isBlank()) {
        return name;
      }
    }
    return texts.get(
        "film.place", NumberFormats.coordinate(place.x()), NumberFormats.coordinate(place.y()));
  }

  private void plan() {
    if (!watched) {
      return;
    }
    FilmContent whole = footage();
    truthKnown.set(whole != null && whole.truth() != null);
    String missing = missing(whole);
    problem.set(missing);
    if (whole == null || missing != null) {
      forget();
      return;
    }
    FilmPlan plan = settings.plan(seed());
    FilmContent footage = chosen(whole);
    int panels = (footage.truth() == null ? 0 : 1) + (footage.map() == null ? 0 : 1);
    Wish next = new Wish(plan, small(plan, LOOKS.get(panels)), footage);
    wish = next;
    looking.request(next);
    weighing.request(next);
  }

  private void forget() {
    wish = null;
    weighed = null;
    looking.forget();
    weighing.forget();
    look.set(null);
    facts.set("");
  }

  private @Nullable String missing(@Nullable FilmContent whole) {
    Source source = settings.sourceProperty().get();
    if (source != Source.TRAINING && exploration.slice().decoderProperty().get() == null) {
      return texts.get("film.problem.model");
    }
    if (whole == null) {
      return texts.get(Texts.key("film.problem.", source));
    }
    return whole.way().length() > 0 ? null : texts.get("film.problem.short");
  }

  private @Nullable FilmContent footage() {
    Decoder live = exploration.slice().ofCodes();
    RecordedPath recorded = hand;
    return switch (settings.sourceProperty().get()) {
      case TRAINING -> training.get();
      case PATH -> path.footage();
      case HAND ->
          live == null || recorded == null
              ? null
              : new FilmContent(
                  new DecoderOnThread(live, exploration.background()), recorded, null, null);
    };
  }

  private FilmContent chosen(FilmContent whole) {
    if (settings.sourceProperty().get() == Source.TRAINING) {
      return whole;
    }
    MapData map = exploration.mapProperty().get();
    TruePath truth = settings.truthShownProperty().get() ? whole.truth() : null;
    FilmMap points =
        map == null || !settings.mapShownProperty().get()
            ? null
            : new FilmMap(map.places().xs(), map.places().ys(), map.labels(), plane());
    return new FilmContent(whole.decoder(), whole.way(), truth, points);
  }

  /// The hand is recorded in whole codes, paths are drawn on the map.
  private @Nullable LatentPlane plane() {
    boolean codes = settings.sourceProperty().get() == Source.HAND;
    return codes ? exploration.slice().planeProperty().get() : null;
  }

  private String seed() {
    ModelCard open = card.getValue();
    return open == null || open.trainedElsewhere()
        ? ""
        : texts.get("film.seed", Long.toString(open.plan().seed()));
  }

  private static FilmPlan small(FilmPlan plan, int side) {
    return new FilmPlan(
        plan.format(),
        Math.min(side, plan.side()),
        plan.pixels(),
        plan.framesPerSecond(),
        plan.frames(),
        plan.mode(),
        plan.caption(),
        plan.small(),
        plan.colours());
  }

  /// On the disk's thread.
  private static Looked look(Wish wish) {
    Film film = wish.film();
    Film small = Film.of(wish.small(), wish.footage());
    return new Looked(
        wish,
        new Look(
            small, small.look(MOST_SHOTS), film.width(), film.height(), wish.plan().seconds()));
  }

  /// On the disk's thread.
  private static Weighed weigh(Wish wish) {
    return new Weighed(wish, wish.film().expectedBytes());
  }

  private void show(Looked looked) {
    if (looked.wish().equals(wish)) {
      look.set(looked.look());
      tell(looked.wish());
    }
  }

  private void show(Weighed result) {
    if (result.wish().equals(wish)) {
      weighed = result;
      tell(result.wish());
    }
  }

  /// The size may be known before the look.
  private void tell(Wish asked) {
    Look shown = look.get();
    if (shown != null) {
      Weighed known = weighed;
      Long bytes = known != null && known.wish().equals(asked) ? known.bytes() : null;
      facts.set(facts(shown, asked.plan().frames(), bytes));
    }
  }

  /// Size in pixels, number of frames, length; and how large the file will be, once that is known.
  private String facts(Look look, int frames, @Nullable Long bytes) {
    String facts =
        texts.get(
            "film.facts",
            NumberFormats.count(look.width()),
            NumberFormats.count(look.height()),
            NumberFormats.count(frames),
            String.format(Locale.ROOT, "%.1f", look.seconds()));
    String size = bytes == null ? texts.get("film.size.unknown") : size(bytes);
    return facts + "\n" + size;
  }

  private String size(long bytes) {
    return bytes < 1_000_000
        ? texts.get("film.size.kilo", NumberFormats.count(Math.max(1, Math.round(bytes / 1e3))))
        : texts.get("film.size.mega", String.format(Locale.ROOT, "%.1f", bytes / 1e6));
  }

  private void fail(RuntimeException failure) {
    if (!(failure instanceof ModelClosedException)) {
      forget();
      problem.set(texts.get("film.problem.failed", UserMessages.words(failure)));
    }
  }
}
