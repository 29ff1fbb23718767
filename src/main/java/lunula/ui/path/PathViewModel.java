package lunula.ui.path;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.export.film.Film;
import lunula.export.film.FilmColours;
import lunula.export.film.FilmContent;
import lunula.export.film.FilmFormat;
import lunula.export.film.FilmPlan;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.PlayMode;
import lunula.model.Decoder;
import lunula.ui.explore.DecoderOnThread;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathPace;
import lunula.ui.explore.PathPictures;
import lunula.ui.explore.PathSteps;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.TruePictures;
import lunula.ui.kit.Texts;
import lunula.ui.path.PlayState.Empty;
import lunula.ui.path.PlayState.Paused;
import lunula.ui.path.PlayState.Picked;
import lunula.ui.path.PlayState.Playing;
import lunula.ui.path.PlayState.Ready;
import org.jspecify.annotations.Nullable;

/// Plays the path from A to B: state, position, pictures, and saving as a film.
///
/// JavaFX thread only; works without a window. Time comes from outside, through [#pulse].
public final class PathViewModel {
  /// Seconds from A to B at speed 1.
  static final double SECONDS = 4;

  /// How much longer every further piece of the path makes it, as a share of [#SECONDS].
  private static final double SLOWER = 0.4;

  private static final double LONGEST = 16;
  private static final int GIF_SIDE = 224;
  private static final int GIF_RATE = 25;
  private static final long NEVER = Long.MIN_VALUE;

  private final Texts texts = Texts.of(PathViewModel.class);
  private final ExplorerState exploration;
  private final Playhead playhead = new Playhead();
  private final ReadOnlyObjectWrapper<PlayState> state = new ReadOnlyObjectWrapper<>(new Empty());
  private final ReadOnlyDoubleWrapper position = new ReadOnlyDoubleWrapper();
  private final FilmSaving films;
  private final BooleanBinding savable;
  private final DoubleProperty speed = new SimpleDoubleProperty(1);
  private final ObjectProperty<PlayMode> mode = new SimpleObjectProperty<>(playhead.mode());
  private final ObjectProperty<PathPace> pace = new SimpleObjectProperty<>(PathPace.PLACE);
  private final ObjectProperty<PathShape> shape = new SimpleObjectProperty<>(PathShape.STRAIGHT);
  private final BooleanProperty chartShown = new SimpleBooleanProperty();
  private final PathDecoding decoding;
  private long lastPulse = NEVER;
  private @Nullable LatentPoint shown;

  /// @param exploration the shared state; lives at least as long as this
  /// @param disk encodes and writes films; not the exploring thread, which would keep the decoder
  ///     waiting
  public PathViewModel(ExplorerState exploration, Executor disk) {
    this.exploration = exploration;
    films = new FilmSaving(exploration, disk);
    decoding = new PathDecoding(exploration, pace, this::goAlong);
    savable =
        Bindings.createBooleanBinding(
            () ->
                !films.job().runningProperty().get()
                    && !picturesProperty().get().frames().isEmpty(),
            films.job().runningProperty(),
            picturesProperty());
    exploration.pathProperty().subscribe(this::endsMoved);
    exploration.slice().decoderProperty().subscribe(live -> decoding.decode());
    exploration.weightsRevisionProperty().subscribe(revision -> decoding.decode());
    exploration.cursorProperty().subscribe(this::cursorMoved);
    exploration.imagesProperty().subscribe((before, now) -> decoding.decode());
    exploration.mapProperty().subscribe((before, now) -> decoding.decode());
    pace.subscribe((before, now) -> decoding.decode());
    shape.subscribe(
        (before, now) ->
            PathSteps.make(exploration, exploration.pathProperty().get().withShape(now)));
    mode.subscribe(playhead::setMode);
  }

  /// What the player is doing.
  public ReadOnlyObjectProperty<PlayState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Where the mark stands: 0 at A, 1 at B.
  public ReadOnlyDoubleProperty positionProperty() {
    return position.getReadOnlyProperty();
  }

  /// The decoded pictures; [PathPictures#NONE] while the decoder is not up.
  public ReadOnlyObjectProperty<PathPictures> picturesProperty() {
    return decoding.picturesProperty();
  }

  /// Whether a film is being written.
  public ReadOnlyBooleanProperty savingProperty() {
    return films.job().runningProperty();
  }

  /// Whether there is a film to save and none is being written.
  public BooleanBinding savableBinding() {
    return savable;
  }

  /// How many times faster than usual, 0.25 to 4.
  public DoubleProperty speedProperty() {
    return speed;
  }

  /// What happens at the end of the path.
  public ObjectProperty<PlayMode> modeProperty() {
    return mode;
  }

  /// Whether the place or the picture changes evenly.
  public ObjectProperty<PathPace> paceProperty() {
    return pace;
  }

  /// How the path goes from stop to stop.
  public ObjectProperty<PathShape> shapeProperty() {
    return shape;
  }

  /// Whether the chart under the strip is unfolded.
  public BooleanProperty chartShownProperty() {
    return chartShown;
  }

  /// Seconds from A to B at the chosen speed; longer through more stops.
  public double duration() {
    PathStops ends = exploration.pathProperty().get();
    int pieces = ends.between().size() + (ends.closed() ? 2 : 1);
    return Math.min(LONGEST, SECONDS * (1 + SLOWER * (pieces - 1))) / speed.get();
  }

  /// A is where the cursor is.
  public void setA() {
    LatentPoint here = exploration.cursorProperty().get();
    PathSteps.make(exploration, exploration.pathProperty().get().withA(here));
  }

  /// B is where the cursor is.
  public void setB() {
    LatentPoint here = exploration.cursorProperty().get();
    PathSteps.make(exploration, exploration.pathProperty().get().withB(here));
  }

  /// A becomes B and B becomes A; the stops between turn round as well.
  public void swap() {
    PathSteps.make(exploration, exploration.pathProperty().get().reversed());
  }

  /// Plays or pauses; nothing while A or B is missing.
  public void togglePlay() {
    if (state.get() instanceof Playing) {
      pause();
    } else {
      play();
    }
  }

  /// Plays on from where the mark stands, or anew if it stands at the end; nothing while A or B is
  /// missing.
  public void play() {
    if (state.get() instanceof Picked picked && !(picked instanceof Playing)) {
      play(picked.path());
    }
  }

  private void play(LatentPath path) {
    if (playhead.atEnd()) {
      playhead.seek(0);
    }
    lastPulse = NEVER;
    state.set(new Playing(path));
    moveMark(path);
  }

  /// Stops the mark where it is; nothing unless playing.
  public void pause() {
    if (state.get() instanceof Playing playing) {
      state.set(new Paused(playing.path()));
    }
  }

  /// Puts the mark somewhere on the path and pauses; nothing while A or B is missing.
  ///
  /// @param target 0 at A to 1 at B, clipped
  public void seek(double target) {
    if (state.get() instanceof Picked picked) {
      playhead.seek(target);
      state.set(new Paused(picked.path()));
      moveMark(picked.path());
    }
  }

  /// Tells what time it is; the mark moves on if playing. The first call after [#play] only starts
  /// the clock.
  ///
  /// @param nanos a clock that only goes forwards
  public void pulse(long nanos) {
    if (state.get() instanceof Playing playing) {
      double seconds = lastPulse == NEVER ? 0 : (nanos - lastPulse) * 1e-9;
      lastPulse = nanos;
      playhead.advance(seconds / duration());
      moveMark(playing.path());
      if (playhead.atEnd()) {
        state.set(new Paused(playing.path()));
      }
    }
  }

  /// A file name for the film.
  public String suggestedName() {
    return texts.get("path.gif.name");
  }

  /// Writes the film in the background and says in a notice how it went. Nothing while there are
  /// no frames or another film is being written.
  public void saveGif(Path target) {
    if (savable.get()) {
      FilmContent content = footage();
      if (content != null) {
        FilmPlan plan =
            new FilmPlan(
                FilmFormat.GIF,
                GIF_SIDE,
                FilmPlan.Pixels.SQUARE,
                GIF_RATE,
                FilmPlan.frames(filmSeconds(), GIF_RATE, mode.get()),
                mode.get(),
                "",
                "",
                FilmColours.PAPER);
        films.save(() -> Film.of(plan, content), target);
      }
    }
  }

  /// Saves films, one at a time.
  public FilmSaving films() {
    return films;
  }

  /// What a film of the path as it is played shows, with the truth where it is known; null while
  /// there is no path or no decoder.
  public @Nullable FilmContent footage() {
    Decoder live = exploration.slice().decoderProperty().get();
    if (live == null || !(state.get() instanceof Picked picked)) {
      return null;
    }
    TruePictures truth = picturesProperty().get().truth();
    return new FilmContent(
        new DecoderOnThread(live, exploration.background()),
        picked.path(),
        truth == null ? null : truth.way(),
        null);
  }

  /// Seconds of a film of the path: there and back again takes twice as long.
  public double filmSeconds() {
    return duration() * (mode.get() == PlayMode.BACK_AND_FORTH ? 2 : 1);
  }

  private void moveMark(LatentPath path) {
    position.set(playhead.position());
    LatentPoint place = path.point(playhead.position());
    shown = place;
    exploration.pathMarkProperty().set(place);
    exploration.cursorProperty().set(place);
  }

  /// Moving the cursor by hand stops the player.
  private void cursorMoved(LatentPoint cursor) {
    if (!cursor.equals(shown)) {
      pause();
    }
  }

  private void endsMoved(PathStops ends) {
    playhead.seek(0);
    position.set(0);
    shape.set(ends.shape());
    LatentPath path = ends.path();
    state.set(path == null ? new Empty() : new Ready(path));
    exploration.pathMarkProperty().set(path == null ? null : path.point(0));
    decoding.decode();
  }

  /// Goes on along the same stops at another pace. The mark stays at the picture of its position;
  /// the
  /// cursor stays where it is.
  private void goAlong(@Nullable LatentPath path) {
    if (path != null && state.get() instanceof Picked picked) {
      state.set(picked.along(path));
      exploration.pathMarkProperty().set(path.point(position.get()));
    }
  }
}
