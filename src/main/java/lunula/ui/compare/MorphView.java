package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import lunula.describe.BundledWords;
import lunula.library.LibraryEntry;
import lunula.model.Sample;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.MapView;
import org.jspecify.annotations.Nullable;

/// Models in a row on one map, whose points move from one model's to the next under a slider, and
/// each model's reconstruction of the chosen image.
final class MorphView extends VBox {
  private static final double SECONDS_A_MODEL = 1.6;
  private static final double LARGE = 204;
  private static final double LEAST_LARGE = 96;
  private static final double SMALL = 60;

  private final Texts texts = Texts.of(MorphView.class);
  private final MorphViewModel model;
  private final Names names;
  private final PlaySlider rail;
  private final Label caption = Parts.sentence("morph-caption", "");
  private final GrayPicture large = GrayPicture.ofSide(LARGE);
  private final Label nearestName = Parts.sentence("model-name", "");
  private final FlowPane tiles = new FlowPane(12, 8);
  private final MapView map;
  private final HBox middle;
  private final HBox foot;
  private final List<GrayPicture> pictures = new ArrayList<>();

  /// How the models in a row are called.
  ///
  /// @param mark on the slider and under a small picture: a few letters, by the model's place in
  ///     the row and its entry
  /// @param caption under the slider: what the map and the picture show at this position
  record Names(
      BiFunction<Integer, LibraryEntry, String> mark, Function<MorphViewModel, String> caption) {}

  /// @param ends put to the left and right of the slider; none or two
  MorphView(MorphViewModel model, Names names, List<? extends Region> ends) {
    super(8);
    this.model = model;
    this.names = names;
    getStyleClass().add("morph");
    rail = new PlaySlider("compare.morph.", model.positionProperty(), SECONDS_A_MODEL);
    prepareSlider(ends);
    map = MapView.withLegend(model.map());
    middle = new HBox(12, aroundMap(), reconstructions());
    foot = foot();
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().addAll(middle, rail, foot);
    WeakSubscriptions.hear(this, model.stopsProperty(), this::begin);
    WeakSubscriptions.hear(this, model.picturesProperty(), newest -> showPictures());
    WeakSubscriptions.hear(this, model.positionProperty(), position -> showPosition());
    WeakSubscriptions.hear(this, model.alignedProperty(), aligned -> showPosition());
  }

  /// Adds what belongs to a family along β: one scale for all models, the prior, and rate and
  /// distortion.
  ///
  /// @param sameScale whether all models are shown in one
  MorphView ofFamily(BooleanProperty sameScale) {
    map.lay(new PriorCircles(model));
    middle.getChildren().add(1, new RateDistortionView(model));
    var same = Parts.checkBox(texts.get("compare.scale"));
    same.setId("morph-scale");
    same.setTooltip(new Tooltip(texts.get("compare.scale.tip")));
    same.selectedProperty().bindBidirectional(sameScale);
    same.setMinWidth(USE_PREF_SIZE);
    foot.getChildren().add(1, same);
    return this;
  }

  private StackPane aroundMap() {
    map.setId("morph-map");
    map.addEventFilter(
        KeyEvent.KEY_PRESSED, event -> SideBySideView.followArrow(event, model::walk));
    WeakSubscriptions.hear(this, model.problemProperty(), why -> map.setVisible(why == null));
    StackPane around = SideBySideView.withProblem(map, model.problemProperty());
    HBox.setHgrow(around, Priority.ALWAYS);
    return around;
  }

  private void prepareSlider(List<? extends Region> ends) {
    Slider slider = rail.slider();
    slider.setId("morph-position");
    slider.setBlockIncrement(0.1);
    slider.setMinorTickCount(0);
    slider.setMajorTickUnit(1);
    slider.setShowTickMarks(true);
    slider.setShowTickLabels(ends.isEmpty());
    if (ends.size() == 2) {
      rail.getChildren().add(1, ends.getFirst());
      rail.getChildren().add(ends.getLast());
    }
  }

  private String mark(double position) {
    List<ComparedModel> stops = model.stopsProperty().get();
    int index = (int) Math.round(position);
    return index < stops.size() ? names.mark().apply(index, stops.get(index).entry()) : "";
  }

  private HBox foot() {
    var aligned = Parts.checkBox(texts.get("compare.morph.align"));
    aligned.setId("morph-align");
    aligned.setTooltip(new Tooltip(texts.get("compare.morph.align.tip")));
    aligned.selectedProperty().bindBidirectional(model.alignedProperty());
    aligned.setMinWidth(USE_PREF_SIZE);
    Parts.widen(caption);
    var foot = new HBox(16, caption, aligned);
    foot.setAlignment(Pos.TOP_LEFT);
    return foot;
  }

  /// The nearest model's picture large, those of all models small. A press on a small one moves the
  /// slider to its model.
  private VBox reconstructions() {
    // In a low window, the small pictures stay visible.
    large.setMinHeight(LEAST_LARGE);
    tiles.setPrefWrapLength(LARGE);
    tiles.setMinHeight(USE_PREF_SIZE);
    Label title = Parts.sentence("muted", texts.get("compare.morph.picture"));
    var column = Parts.styled(new VBox(8, title, large, nearestName, tiles), "reconstructions");
    column.setMinWidth(LARGE);
    column.setMaxWidth(LARGE);
    return column;
  }

  private Button tile(int index, LibraryEntry entry) {
    GrayPicture picture = GrayPicture.ofSide(SMALL - 4);
    picture.setMouseTransparent(true);
    pictures.add(picture);
    Label name = Parts.label("muted", names.mark().apply(index, entry));
    name.setMaxWidth(SMALL);
    var content = new VBox(2, picture, name);
    content.setAlignment(Pos.CENTER);
    var tile = new Button(null, content);
    tile.setId("stop-" + index);
    tile.getStyleClass().addAll("quiet", "stop-tile");
    Parts.explain(tile, BundledWords.name(entry.card()));
    tile.setOnAction(event -> model.positionProperty().set(index));
    return tile;
  }

  private void begin(List<ComparedModel> stops) {
    rail.setReady(stops.size() > 1);
    rail.slider().setMax(Math.max(1, model.last()));
    // The slider asks for its labels again only if they are made by another converter.
    rail.slider().setLabelFormatter(Parts.named(this::mark));
    pictures.clear();
    tiles.getChildren().clear();
    for (int i = 0; i < stops.size(); i++) {
      tiles.getChildren().add(tile(i, stops.get(i).entry()));
    }
    showPictures();
  }

  private void showPictures() {
    for (int i = 0; i < pictures.size(); i++) {
      pictures.get(i).setPicture(decoded(i));
    }
    showPosition();
  }

  private @Nullable Sample decoded(int index) {
    List<@Nullable Sample> decoded = model.picturesProperty().get().decoded();
    return index < decoded.size() ? decoded.get(index) : null;
  }

  private void showPosition() {
    List<ComparedModel> stops = model.stopsProperty().get();
    int nearest = model.nearest();
    caption.setText(stops.isEmpty() ? "" : names.caption().apply(model));
    large.setPicture(decoded(nearest));
    nearestName.setText(
        nearest < stops.size() ? BundledWords.name(stops.get(nearest).entry().card()) : "");
    for (int i = 0; i < tiles.getChildren().size(); i++) {
      Parts.setStyle(tiles.getChildren().get(i), "chosen", i == nearest);
    }
  }

  /// A slider with a button that moves it to its farther end, or stops it. JavaFX thread only.
  static final class PlaySlider extends HBox {
    private final Texts texts = Texts.of(PlaySlider.class);
    private final String prefix;
    private final DoubleProperty position;
    private final double secondsPerUnit;
    private final Slider slider = new Slider(0, 1, 0);
    private final Button play;
    private @Nullable Timeline running;

    /// @param prefix of the texts: `play.label`, `play.tip` and `slider.tip`
    /// @param position what the slider sets, from 0 to its maximum
    PlaySlider(String prefix, DoubleProperty position, double secondsPerUnit) {
      super(12);
      this.prefix = prefix;
      this.position = position;
      this.secondsPerUnit = secondsPerUnit;
      play = Parts.button(texts, prefix + "play.", this::toggle);
      Parts.explain(slider, texts.get(prefix + "slider.tip"));
      slider.valueProperty().bindBidirectional(position);
      slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> stop());
      slider.addEventFilter(KeyEvent.KEY_PRESSED, event -> stop());
      HBox.setHgrow(slider, Priority.ALWAYS);
      setAlignment(Pos.CENTER);
      getChildren().addAll(play, slider);
      sceneProperty().subscribe(scene -> stop());
    }

    Slider slider() {
      return slider;
    }

    /// Whether it can be moved; it stops if it cannot.
    void setReady(boolean ready) {
      slider.setDisable(!ready);
      play.setDisable(!ready);
      if (!ready) {
        stop();
      }
    }

    private void toggle() {
      if (running != null) {
        stop();
        return;
      }
      double to = position.get() < slider.getMax() / 2 ? slider.getMax() : 0;
      Duration duration = Duration.seconds(secondsPerUnit * Math.abs(to - position.get()));
      var timeline =
          new Timeline(new KeyFrame(duration, new KeyValue(position, to, Interpolator.EASE_BOTH)));
      timeline.setOnFinished(event -> stop());
      running = timeline;
      play.setText(texts.get("compare.pause"));
      timeline.play();
    }

    private void stop() {
      Timeline now = running;
      running = null;
      if (now != null) {
        now.stop();
        play.setText(texts.get(prefix + "play.label"));
      }
    }
  }
}
