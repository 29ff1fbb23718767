package lunula.ui.path;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.model.Decoder;
import lunula.model.ModelClosedException;
import lunula.service.AnimatedGif;
import lunula.service.ExportException;
import lunula.ui.Exploration;
import lunula.ui.PathEnds;
import lunula.ui.Texts;
import lunula.ui.path.PlayState.Empty;
import lunula.ui.path.PlayState.Paused;
import lunula.ui.path.PlayState.Picked;
import lunula.ui.path.PlayState.Playing;
import lunula.ui.path.PlayState.Ready;
import lunula.ui.task.Latest;
import org.jspecify.annotations.Nullable;

/// Plays the way from A to B: state, position, pictures, and saving as a film.
///
/// JavaFX thread only; works without a window. Time comes from outside, through [#pulse].
public final class PathViewModel {
  /// Seconds from A to B at speed 1.
  static final double SECONDS = 4;

  private static final long NEVER = Long.MIN_VALUE;

  private final Texts texts = Texts.of(PathViewModel.class);
  private final Exploration exploration;
  private final Executor disk;
  private final Playhead playhead = new Playhead();
  private final Latest<Question, Answer> decoding;
  private final ReadOnlyObjectWrapper<PlayState> state = new ReadOnlyObjectWrapper<>(new Empty());
  private final ReadOnlyDoubleWrapper position = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<PathPictures> pictures =
      new ReadOnlyObjectWrapper<>(PathPictures.NONE);
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final BooleanBinding savable =
      Bindings.createBooleanBinding(
          () -> !saving.get() && !pictures.get().frames().isEmpty(), saving, pictures);
  private final DoubleProperty speed = new SimpleDoubleProperty(1);
  private final ObjectProperty<PlayMode> mode = new SimpleObjectProperty<>(playhead.mode());
  private long lastPulse = NEVER;
  private @Nullable LatentPoint shown;

  private record Question(Decoder decoder, PathEnds ends) {}

  private record Answer(Question question, PathPictures pictures) {}

  /// @param exploration the shared state; lives at least as long as this
  /// @param disk encodes and writes films; not the exploring thread, which would keep the decoder
  ///     waiting
  public PathViewModel(Exploration exploration, Executor disk) {
    this.exploration = exploration;
    this.disk = disk;
    decoding =
        new Latest<>(
            exploration.background(),
            exploration.foreground(),
            question ->
                new Answer(question, PathPictures.decode(question.decoder(), question.ends())),
            this::show,
            this::fail);
    exploration.pathProperty().subscribe(this::endsMoved);
    exploration.slice().decoderProperty().subscribe(live -> decode());
    exploration.weightsRevisionProperty().subscribe(revision -> decode());
    exploration.cursorProperty().subscribe(this::cursorMoved);
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
    return pictures.getReadOnlyProperty();
  }

  /// Whether a film is being written.
  public ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /// Whether there is a film to save and none is being written.
  public BooleanBinding savableBinding() {
    return savable;
  }

  /// How many times faster than usual, 0.25 to 4.
  public DoubleProperty speedProperty() {
    return speed;
  }

  /// What happens at the end of the way.
  public ObjectProperty<PlayMode> modeProperty() {
    return mode;
  }

  /// Seconds from A to B at the chosen speed.
  public double duration() {
    return SECONDS / speed.get();
  }

  /// A is where the cursor is.
  public void setA() {
    exploration
        .pathProperty()
        .set(exploration.pathProperty().get().withA(exploration.cursorProperty().get()));
  }

  /// B is where the cursor is.
  public void setB() {
    exploration
        .pathProperty()
        .set(exploration.pathProperty().get().withB(exploration.cursorProperty().get()));
  }

  /// A becomes B and B becomes A.
  public void swap() {
    PathEnds ends = exploration.pathProperty().get();
    exploration.pathProperty().set(new PathEnds(ends.b(), ends.a()));
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

  /// Puts the mark somewhere on the way and pauses; nothing while A or B is missing.
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
    PathPictures film = pictures.get();
    if (!savable.get()) {
      return;
    }
    saving.set(true);
    PlayMode manner = mode.get();
    double seconds = duration();
    disk.execute(
        () -> {
          String outcome = save(film, manner, seconds, target);
          exploration.foreground().execute(() -> saved(outcome));
        });
  }

  private String save(PathPictures film, PlayMode manner, double seconds, Path target) {
    try {
      AnimatedGif gif = film.film(manner, seconds);
      gif.save(target);
      return texts.get("path.gif.saved", target, gif.frames().size());
    } catch (ExportException failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  private void saved(String outcome) {
    saving.set(false);
    exploration.noticeProperty().set(outcome);
  }

  private void moveMark(LatentPath path) {
    position.set(playhead.position());
    LatentPoint place = path.at(playhead.position());
    shown = place;
    exploration.pathMarkProperty().set(place);
    exploration.cursorProperty().set(place);
  }

  /// The hand wins: whoever moves the cursor while it is playing stops the playing.
  private void cursorMoved(LatentPoint cursor) {
    if (!cursor.equals(shown)) {
      pause();
    }
  }

  private void endsMoved(PathEnds ends) {
    playhead.seek(0);
    position.set(0);
    LatentPoint a = ends.a();
    LatentPoint b = ends.b();
    if (a != null && b != null) {
      state.set(new Ready(new LatentPath(a, b)));
      exploration.pathMarkProperty().set(a);
    } else {
      state.set(new Empty());
      exploration.pathMarkProperty().set(null);
    }
    decode();
  }

  private void decode() {
    Decoder live = exploration.slice().decoderProperty().get();
    PathEnds ends = exploration.pathProperty().get();
    if (live == null || ends.equals(PathEnds.NONE)) {
      decoding.forget();
      pictures.set(PathPictures.NONE);
    } else {
      decoding.request(new Question(live, ends));
    }
  }

  private void show(Answer answer) {
    Question asked = answer.question();
    if (asked.decoder().equals(exploration.slice().decoderProperty().get())
        && asked.ends().equals(exploration.pathProperty().get())) {
      pictures.set(answer.pictures());
    }
  }

  private void fail(RuntimeException failure) {
    if (!(failure instanceof ModelClosedException)) {
      pictures.set(PathPictures.NONE);
      exploration
          .noticeProperty()
          .set(texts.get("path.decode.failed", String.valueOf(failure.getMessage())));
    }
  }
}
