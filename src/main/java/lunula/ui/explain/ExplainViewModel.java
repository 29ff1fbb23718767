package lunula.ui.explain;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import lunula.data.SampleSet;
import lunula.files.JsonField;
import lunula.geometry.Viewport;
import lunula.measure.ImageTrace;
import lunula.measure.Ranking;
import lunula.measure.SimilarPictures;
import lunula.model.Decoder;
import lunula.model.Sample;
import lunula.model.plan.Corruption;
import lunula.ui.explain.Content.AtImage;
import lunula.ui.explain.Content.AtPlace;
import lunula.ui.explain.Content.Waiting;
import lunula.ui.explore.CursorStep;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Follows the cursor's image through the open model while the strip is shown; in the background,
/// the newest place first. JavaFX thread only; needs no window.
public final class ExplainViewModel {
  /// As many draws as a session may tell.
  private static final int MOST_DRAWS = 1_000_000;

  /// So near to an image's point the cursor stands on it.
  private static final double REACH_PIXELS = 5;

  private final Texts texts = Texts.of(ExplainViewModel.class);
  private final ExplorerState exploration;
  private final BooleanProperty shown;
  private final ObservableValue<@Nullable ShownPlan> plan;
  private final ObservableValue<Viewport> viewport;
  private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(new Waiting());
  private final ReadOnlyBooleanWrapper chance = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Optional<Part>> opened =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty draw = new SimpleIntegerProperty();
  private final Latest<Question, Answer> asking;

  /// @param map null before the first
  /// @param reach how near to an image's code z is on it, in latent units
  /// @param label as which a place is decoded
  private record Question(
      Decoder decoder,
      @Nullable MapData map,
      @Nullable SampleSet samples,
      float[] z,
      double reach,
      int label,
      Corruption damage,
      int draw) {
    Answer answer() {
      MapData points = map;
      boolean fits =
          points != null && points.count() > 0 && points.encodings().dimensions() == z.length;
      if (points == null || !fits) {
        return new Answer(decoder, place(ExplorerState.NONE, Double.NaN));
      }
      Ranking nearest = SimilarPictures.byCode(points.encodings(), z, 1);
      int index = nearest.image(0);
      return new Answer(
          decoder,
          nearest.score(0) <= reach ? image(points, index) : place(index, nearest.score(0)));
    }

    private AtPlace place(int nearest, double distance) {
      Sample picture = decoder.ofNearestClass(label).decodeOne(z);
      boolean encodes = decoder.encoder().isPresent() || nearest != ExplorerState.NONE;
      return new AtPlace(z, label, picture, nearest, distance, encodes);
    }

    private AtImage image(MapData points, int index) {
      Sample sample = samples == null || index >= samples.count() ? null : samples.sample(index);
      var input =
          new ImageTrace.Input(
              sample, points.encodings().pick(index), damage, points.label(index), draw);
      return new AtImage(index, decoder.encoder().isEmpty(), ImageTrace.of(decoder, input));
    }
  }

  /// @param decoder who was asked
  private record Answer(Decoder decoder, Content content) {}

  /// @param shown whether the strip is shown: nothing is asked while it is not
  /// @param plan what the model on the map is trained by; null while nobody knows
  /// @param viewport how large a pixel of the map is
  public ExplainViewModel(
      ExplorerState exploration,
      BooleanProperty shown,
      ObservableValue<@Nullable ShownPlan> plan,
      ObservableValue<Viewport> viewport) {
    this.exploration = exploration;
    this.shown = shown;
    this.plan = plan;
    this.viewport = viewport;
    asking = exploration.inBackground(Question::answer, this::arrive);
    shown.subscribe(now -> ask());
    draw.subscribe(now -> ask());
    plan.subscribe(now -> ask());
    exploration.cursorProperty().subscribe(now -> ask());
    exploration.slice().planeProperty().subscribe(now -> ask());
    exploration.slice().labelProperty().subscribe(now -> ask());
    exploration.mapProperty().subscribe(now -> ask());
    exploration.samplesProperty().subscribe(now -> ask());
    exploration.decoderProperty().subscribe(now -> ask());
    exploration.weightsRevisionProperty().subscribe(now -> ask());
  }

  private void ask() {
    Decoder decoder = exploration.decoderProperty().get();
    float[] z = exploration.slice().z();
    if (!shown.get() || decoder == null || !decoder.takes(z.length)) {
      asking.forget();
      show(new Waiting());
      return;
    }
    ShownPlan known = plan.getValue();
    asking.request(
        new Question(
            decoder,
            exploration.mapProperty().get(),
            exploration.samplesProperty().get(),
            z,
            REACH_PIXELS / viewport.getValue().scale(),
            exploration.slice().labelProperty().get(),
            known == null ? Corruption.NONE : known.plan().corruption(),
            draw.get()));
  }

  @SuppressWarnings("ReferenceEquality") // this very model
  private void arrive(Answer answer) {
    if (shown.get() && answer.decoder() == exploration.decoderProperty().get()) {
      show(answer.content());
    }
  }

  @SuppressWarnings("ReferenceEquality") // damage makes another picture
  private void show(Content now) {
    chance.set(
        now instanceof AtImage at
            && (at.trace().variational() || at.trace().seen() != at.trace().image()));
    away.set(now instanceof AtPlace at && at.nearest() != ExplorerState.NONE);
    content.set(now);
  }

  ReadOnlyObjectProperty<Content> contentProperty() {
    return content.getReadOnlyProperty();
  }

  /// What the model on the map is trained by; null while nobody knows.
  ObservableValue<@Nullable ShownPlan> plan() {
    return plan;
  }

  /// The state all panels share.
  ExplorerState exploration() {
    return exploration;
  }

  /// Whether the strip is shown.
  BooleanProperty shownProperty() {
    return shown;
  }

  /// Whether something on the image's way is drawn by chance.
  ReadOnlyBooleanProperty chanceProperty() {
    return chance.getReadOnlyProperty();
  }

  /// Whether the cursor is on no image although there are some.
  ReadOnlyBooleanProperty awayProperty() {
    return away.getReadOnlyProperty();
  }

  /// The part whose formula is shown, if any.
  public ObjectProperty<Optional<Part>> openedProperty() {
    return opened;
  }

  /// Which draw of noise and damage is shown, from 0.
  public IntegerProperty drawProperty() {
    return draw;
  }

  /// Whether a part's formula is on the screen.
  BooleanBinding formulaShownBinding() {
    return Bindings.createBooleanBinding(
        () -> shown.get() && opened.get().isPresent(), shown, opened);
  }

  /// Shows a part's formula, or puts it away if it is shown.
  public void toggle(Part part) {
    Optional<Part> wanted = Optional.of(part);
    opened.set(opened.get().equals(wanted) ? Optional.empty() : wanted);
  }

  /// Puts the formula away.
  public void close() {
    opened.set(Optional.empty());
  }

  /// Draws other noise and other damage.
  void drawAgain() {
    draw.set((draw.get() + 1) % MOST_DRAWS);
  }

  /// Moves slice and cursor to the nearest image.
  void goToNearest() {
    MapData map = exploration.mapProperty().get();
    if (map != null && content.get() instanceof AtPlace at && at.nearest() < map.count()) {
      CursorStep.make(exploration, () -> exploration.slice().goTo(map.code(at.nearest())));
    }
  }

  /// An image of the map in a few words: its class and its number.
  String name(int index) {
    MapData map = exploration.mapProperty().get();
    if (map == null || index < 0 || index >= map.count()) {
      return "";
    }
    String key = map.isLearned(index) ? "explain.image.training" : "explain.image.test";
    String numbered = texts.get(key, map.imageNumber(index));
    String named = className(map.label(index));
    return named.isEmpty() ? numbered : texts.get("explain.image.named", named, numbered);
  }

  /// A class's name; empty if it has none.
  String className(int label) {
    MapData map = exploration.mapProperty().get();
    return map == null || label >= map.classNames().size() ? "" : map.classNames().get(label);
  }

  /// What can be set, but for whether the strip is shown, which is the window's.
  public List<Setting<?>> settings() {
    return List.of(
        Setting.of("explain.part", opened)
            .inSession(Codec.of(ExplainViewModel::write, ExplainViewModel::read), Phase.AT_ONCE)
            .usualIfAbsent(),
        Setting.whole("explain.draw", draw).inSession(Codec.whole(0, MOST_DRAWS), Phase.AT_ONCE));
  }

  /// A formula that is not shown is left out, and a session without one shows none.
  private static JsonElement write(Optional<Part> part) {
    return part.<JsonElement>map(open -> new JsonPrimitive(JsonField.word(open)))
        .orElse(JsonNull.INSTANCE);
  }

  private static Optional<Part> read(JsonField field) {
    String word = field.text();
    return Stream.of(Part.values()).filter(part -> JsonField.word(part).equals(word)).findFirst();
  }
}
