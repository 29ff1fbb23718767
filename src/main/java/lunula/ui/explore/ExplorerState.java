package lunula.ui.explore;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.data.Grouping;
import lunula.data.LabelledImages;
import lunula.data.SampleSet;
import lunula.files.UserMessages;
import lunula.geometry.LatentPoint;
import lunula.model.Decoder;
import lunula.model.ModelClosedException;
import lunula.model.Sample;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Question;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The state all panels share: what is on the map, where the cursor is, what is decoded there.
///
/// JavaFX thread only. Knows no view.
public final class ExplorerState {
  /// No point is under the pointer.
  public static final int NONE = -1;

  private final ObjectProperty<@Nullable MapData> map = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable SampleSet> samples = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable LabelledImages> images =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Decoder> decoder = new SimpleObjectProperty<>();
  private final ObjectProperty<EngineState> engine =
      new SimpleObjectProperty<>(EngineState.STARTING);
  private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.CLASSES);
  private final ObjectProperty<List<Grouping.By>> groupings = new SimpleObjectProperty<>(List.of());
  private final ReadOnlyLongWrapper weightsRevision = new ReadOnlyLongWrapper();
  private final ObjectProperty<LatentPoint> cursor =
      new SimpleObjectProperty<>(new LatentPoint(0, 0));
  private final ReadOnlyObjectWrapper<@Nullable Decoded> decoded = new ReadOnlyObjectWrapper<>();
  private final IntegerProperty hovered = new SimpleIntegerProperty(NONE);
  private final ObjectProperty<PathStops> path = new SimpleObjectProperty<>(PathStops.NONE);
  private final ObjectProperty<@Nullable LatentPoint> pathMark = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable String> notice = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Success> success = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Question> question = new SimpleObjectProperty<>();
  private final History history = new History();
  private final Executor background;
  private final Executor foreground;
  private final Latest<Request, Decoded> decoding;
  private final Slice slice;

  /// A decoded picture and the place it belongs to.
  public record Decoded(LatentPoint place, Sample picture) {}

  private record Request(Decoder decoder, LatentPoint place) {}

  /// @param background the exploring thread: one long-lived platform thread that asks the decoder
  /// @param foreground the JavaFX thread
  public ExplorerState(Executor background, Executor foreground) {
    this(background, background, foreground);
  }

  /// @param cursorThread decodes the cursor alone, so that the hand waits for no grid and no path
  /// @param background the exploring thread: one long-lived platform thread that asks the decoder
  /// @param foreground the JavaFX thread
  public ExplorerState(Executor cursorThread, Executor background, Executor foreground) {
    this.background = background;
    this.foreground = foreground;
    decoding =
        new Latest<>(cursorThread, foreground, ExplorerState::decode, decoded::set, this::fail);
    slice = new Slice(this, this::fail);
    samples.subscribe(set -> images.set(set == null ? null : set.images().orElse(null)));
    cursor.subscribe(this::decodeCursor);
    slice.decoderProperty().subscribe(this::decodeCursor);
    weightsRevision.subscribe(this::decodeCursor);
  }

  /// The points on the map; null before the first model is open. A map of more than two dimensions
  /// that is set here is shown on the plane it names; [#show] lays it out on the chosen one.
  public ObjectProperty<@Nullable MapData> mapProperty() {
    return map;
  }

  /// Shows a map on the plane that the person has chosen: now, or as soon as it is laid out.
  public void show(MapData newest) {
    slice.show(newest);
  }

  /// Which slice of the latent space the map shows. Places of the map are decoded by
  /// [Slice#decoderProperty()].
  public Slice slice() {
    return slice;
  }

  /// The real samples behind the points, in the same order; null until they are loaded.
  public ObjectProperty<@Nullable SampleSet> samplesProperty() {
    return samples;
  }

  /// [#samplesProperty] for those who need pixels; null if they are no pictures.
  public ReadOnlyObjectProperty<@Nullable LabelledImages> imagesProperty() {
    return images.getReadOnlyProperty();
  }

  /// What the person wants the points to be told apart by; whoever opens models does so where it is
  /// possible.
  public ObjectProperty<Grouping> groupingProperty() {
    return grouping;
  }

  /// What the points can be told apart by now; empty if only by their classes.
  public ObjectProperty<List<Grouping.By>> groupingsProperty() {
    return groupings;
  }

  /// The open model's decoder, of whole codes; null until the engine is up.
  public ObjectProperty<@Nullable Decoder> decoderProperty() {
    return decoder;
  }

  /// Whether there will be a decoder; whoever starts the engine tells.
  public ObjectProperty<EngineState> engineProperty() {
    return engine;
  }

  /// Grows whenever the weights behind the decoder have changed and decoded pictures are out of
  /// date.
  public ReadOnlyLongProperty weightsRevisionProperty() {
    return weightsRevision.getReadOnlyProperty();
  }

  /// Tells everybody that decoded pictures are out of date.
  public void weightsMoved() {
    weightsRevision.set(weightsRevision.get() + 1);
  }

  /// The place that is decoded large.
  public ObjectProperty<LatentPoint> cursorProperty() {
    return cursor;
  }

  /// The newest decoded picture and its place, which may trail the cursor by a moment; null before
  /// the first.
  public ReadOnlyObjectProperty<@Nullable Decoded> decodedProperty() {
    return decoded.getReadOnlyProperty();
  }

  /// Index of the point under the pointer, or [#NONE].
  public IntegerProperty hoveredProperty() {
    return hovered;
  }

  /// The ends of the interpolation.
  public ObjectProperty<PathStops> pathProperty() {
    return path;
  }

  /// Where the interpolation stands on the map; null while there is none.
  public ObjectProperty<@Nullable LatentPoint> pathMarkProperty() {
    return pathMark;
  }

  /// A problem, in a sentence that stays until dismissed; null when there is none. What went well
  /// is told by [#succeed].
  public ObjectProperty<@Nullable String> noticeProperty() {
    return notice;
  }

  /// What was done last, which is shown for a while and in nobody's way; null when there is nothing
  /// to say.
  public ReadOnlyObjectProperty<@Nullable Success> successProperty() {
    return success.getReadOnlyProperty();
  }

  /// Tells that something is done.
  ///
  /// @param words what, in a sentence
  /// @param file what was written; null if nothing was
  public void succeed(String words, @Nullable Path file) {
    // The same once more is news, too.
    success.set(null);
    success.set(new Success(words, file));
  }

  /// What was done last needs no more saying.
  public void forgetSuccess() {
    success.set(null);
  }

  /// A question that lies over the window until it is answered; null when there is none.
  public ObjectProperty<@Nullable Question> questionProperty() {
    return question;
  }

  /// Takes the question away and does what the answer says.
  public void answer(Question.Answer answer) {
    question.set(null);
    answer.act().run();
  }

  /// Makes a change of the path that can be taken back, unless nothing would be other than it is.
  public void changePath(PathStops now) {
    PathStops before = path.get();
    path.set(now);
    pathChanged(before);
  }

  /// Remembers a change of the path that was made in many small steps, such as a drag.
  ///
  /// @param before what the path was before the first of them
  public void pathChanged(PathStops before) {
    history.changed(
        () -> Texts.of(ExplorerState.class).get("path.changed"), before, path.get(), path::set);
  }

  /// What can be undone.
  public History history() {
    return history;
  }

  /// The exploring thread, for further questions to the decoder.
  public Executor background() {
    return background;
  }

  /// The JavaFX thread.
  public Executor foreground() {
    return foreground;
  }

  /// Questions of a panel, answered on the exploring thread, the newest of them first.
  ///
  /// @param answer the work on the exploring thread; may block
  /// @param show is given each answer on the JavaFX thread
  /// @param fail is given what `answer` threw, on the JavaFX thread
  public <Q, R> Latest<Q, R> inBackground(
      Function<Q, R> answer, Consumer<R> show, Consumer<RuntimeException> fail) {
    return new Latest<>(background, foreground, answer, show, fail);
  }

  /// Questions of a panel, likewise; a failure is shown as a notice.
  public <Q, R> Latest<Q, R> inBackground(Function<Q, R> answer, Consumer<R> show) {
    return inBackground(answer, show, unlessClosed(notice::set));
  }

  /// Tells why something failed, unless it is because another model has been opened meanwhile.
  ///
  /// @param say is given the reason
  public static Consumer<RuntimeException> unlessClosed(Consumer<String> say) {
    return failure -> {
      if (!(failure instanceof ModelClosedException)) {
        say.accept(UserMessages.words(failure));
      }
    };
  }

  private void decodeCursor() {
    Decoder live = slice.decoderProperty().get();
    if (live != null) {
      decoding.request(new Request(live, cursor.get()));
    }
  }

  private static Decoded decode(Request request) {
    LatentPoint place = request.place();
    return new Decoded(place, request.decoder().decodeOne((float) place.x(), (float) place.y()));
  }

  private void fail(RuntimeException failure) {
    unlessClosed(why -> notice.set(Texts.of(ExplorerState.class).get("decode.failed", why)))
        .accept(failure);
  }
}
