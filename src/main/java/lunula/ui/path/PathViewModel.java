package lunula.ui.path;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import lunula.data.LabelledImages;
import lunula.export.film.Film;
import lunula.export.film.Film.FilmContent;
import lunula.export.film.FilmColours;
import lunula.export.film.FilmFormat;
import lunula.export.film.FilmPlan;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.PlayMode;
import lunula.measure.DecodedPath;
import lunula.measure.TruePath;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.Sample;
import lunula.ui.explore.DecoderOnThread;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathPace;
import lunula.ui.explore.PathPictures;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.TruePictures;
import lunula.ui.kit.Latest;
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
    decoding = new PathDecoding();
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
        (before, now) -> exploration.changePath(exploration.pathProperty().get().withShape(now)));
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
    return decoding.pictures.getReadOnlyProperty();
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
    exploration.changePath(exploration.pathProperty().get().withA(here));
  }

  /// B is where the cursor is.
  public void setB() {
    LatentPoint here = exploration.cursorProperty().get();
    exploration.changePath(exploration.pathProperty().get().withB(here));
  }

  /// A becomes B and B becomes A; the stops between turn round as well.
  public void swap() {
    exploration.changePath(exploration.pathProperty().get().reversed());
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
  /// the cursor stays where it is.
  private void goAlong(@Nullable LatentPath path) {
    if (path != null && state.get() instanceof Picked picked) {
      state.set(picked.along(path));
      exploration.pathMarkProperty().set(path.point(position.get()));
    }
  }

  /// The position of the player on the path. Knows no time: it is told how far to go.
  static final class Playhead {
    private PlayMode mode = PlayMode.BACK_AND_FORTH;

    /// Distance from A in lengths of the path; up to 2 when going back and forth, else up to 1.
    private double phase;

    PlayMode mode() {
      return mode;
    }

    /// Goes on from the same position in another mode.
    void setMode(PlayMode mode) {
      phase = position();
      this.mode = mode;
    }

    /// Position on the path: 0 is A, 1 is B.
    double position() {
      return mode == PlayMode.BACK_AND_FORTH ? LatentPath.pingPong(phase) : phase;
    }

    boolean atEnd() {
      return mode == PlayMode.ONCE && phase >= 1;
    }

    /// Stands at a position, 0..1, heading for B.
    void seek(double position) {
      phase = Math.clamp(position, 0, 1);
    }

    /// Goes on.
    ///
    /// @param lengths how far, in lengths of the path, at least 0
    void advance(double lengths) {
      phase =
          switch (mode) {
            case ONCE -> Math.min(1, phase + lengths);
            case LOOP -> (phase + lengths) % 1;
            case BACK_AND_FORTH -> (phase + lengths) % 2;
          };
    }
  }

  /// The pictures of the path, decoded in the background, and the true pictures where they are
  /// known.
  private final class PathDecoding {
    private final ReadOnlyObjectWrapper<PathPictures> pictures =
        new ReadOnlyObjectWrapper<>(PathPictures.NONE);
    private final Latest<Request, Answer> decoding =
        exploration.inBackground(this::answer, this::show, ExplorerState.unlessClosed(this::fail));

    private record Request(Decoder decoder, PathStops ends, PathPace pace, @Nullable Known known) {}

    /// What is on the map.
    ///
    /// @param images behind its points, in the same order
    private record Known(MapData map, LabelledImages images) {}

    private record Answer(Request request, PathPictures pictures) {}

    /// The path, the model or the truth has changed.
    void decode() {
      Decoder live = exploration.slice().decoderProperty().get();
      PathStops ends = exploration.pathProperty().get();
      if (live == null || ends.stops().isEmpty()) {
        decoding.forget();
        pictures.set(PathPictures.NONE);
        goAlong(ends.path());
      } else {
        decoding.request(new Request(live, ends, pace.get(), known()));
      }
    }

    private @Nullable Known known() {
      MapData map = exploration.mapProperty().get();
      LabelledImages images = exploration.imagesProperty().get();
      return map == null || images == null ? null : new Known(map, images);
    }

    /// On the exploring thread.
    private Answer answer(Request asked) {
      PathPictures decoded = PathPictures.decode(asked.decoder(), asked.ends(), asked.pace());
      DecodedPath path = decoded.decoded();
      Known known = asked.known();
      if (path == null || known == null) {
        return new Answer(asked, decoded);
      }
      return new Answer(
          asked, truth(asked.ends(), path, known).map(decoded::withTruth).orElse(decoded));
    }

    /// The truth along a path, if all its stops are set on points whose factors are known.
    private static Optional<TruePictures> truth(PathStops ends, DecodedPath path, Known known) {
      // On a plane through more dimensions a point is not where its image is decoded.
      if (known.images().truth().isEmpty()
          || known.map().encodings().dimensions() > 2
          || known.map().count() > known.images().count()) {
        return Optional.empty();
      }
      List<Integer> images = new ArrayList<>();
      for (LatentPoint stop : ends.stops()) {
        int image = pointAt(known.map().places(), stop);
        if (image < 0) {
          return Optional.empty();
        }
        images.add(image);
      }
      List<Double> times = new ArrayList<>(path.way().stops());
      if (ends.closed()) {
        images.add(images.getFirst());
        times.add(1.0);
      }
      return TruePath.of(known.images(), images, times).flatMap(truth -> beside(path, truth));
    }

    private static Optional<TruePictures> beside(DecodedPath decoded, TruePath truth) {
      List<GrayImage> pictures = Sample.images(decoded.pictures());
      List<GrayImage> known = truth.pictures(pictures.size());
      boolean comparable =
          known.getFirst().width() == pictures.getFirst().width()
              && known.getFirst().height() == pictures.getFirst().height();
      return comparable
          ? Optional.of(new TruePictures(known, TruePath.errors(pictures, known), truth))
          : Optional.empty();
    }

    /// The first point that lies at exactly that place; -1 if there is none.
    private static int pointAt(MapData.Places places, LatentPoint place) {
      for (int i = 0; i < places.xs().length; i++) {
        if (places.xs()[i] == place.x() && places.ys()[i] == place.y()) {
          return i;
        }
      }
      return -1;
    }

    private void show(Answer answer) {
      Request asked = answer.request();
      if (asked.decoder().equals(exploration.slice().decoderProperty().get())
          && asked.pace() == pace.get()
          && asked.ends().equals(exploration.pathProperty().get())) {
        pictures.set(answer.pictures());
        DecodedPath decoded = answer.pictures().decoded();
        goAlong(decoded == null ? null : decoded.way());
      }
    }

    private void fail(String reason) {
      pictures.set(PathPictures.NONE);
      exploration.noticeProperty().set(texts.get("path.decode.failed", reason));
    }
  }
}
