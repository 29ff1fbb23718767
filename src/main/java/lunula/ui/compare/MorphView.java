package lunula.ui.compare;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import lunula.library.LibraryEntry;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.MapView;

/// Models in a row on one map, whose points travel from one to the next under a slider, and what
/// each of them makes of the chosen image.
final class MorphView extends VBox {
  private static final double SECONDS_A_MODEL = 1.6;

  private final Texts texts = Texts.of(MorphView.class);
  private final MorphViewModel model;
  private final MorphWords words;
  private final Slider slider = new Slider(0, 1, 0);
  private final Button play;
  private final Label caption = Parts.sentence("morph-caption", "");
  private final Reconstructions reconstructions;
  private final Travel travel;

  /// @param words how the models are called here
  /// @param ends put to the left and right of the slider; may be empty
  MorphView(MorphViewModel model, MorphWords words, List<? extends Region> ends) {
    super(8);
    this.model = model;
    this.words = words;
    getStyleClass().add("morph");
    play = Parts.button(texts, "compare.morph.play.", this::togglePlay);
    travel =
        new Travel(
            play, texts.get("compare.morph.pause"), model.positionProperty(), SECONDS_A_MODEL);
    reconstructions = new Reconstructions(model, words);
    var middle = new HBox(12, map(), reconstructions);
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().addAll(middle, rail(ends), foot());
    WeakSubscriptions.hear(this, model.stopsProperty(), this::begin);
    WeakSubscriptions.hear(this, model.positionProperty(), position -> tell());
    WeakSubscriptions.hear(this, model.alignedProperty(), aligned -> tell());
    sceneProperty().subscribe(scene -> stop());
  }

  private StackPane map() {
    var map = MapView.withLegend(model.map());
    map.setId("morph-map");
    map.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (!event.isShortcutDown() && !event.isAltDown()) {
            PaneView.Arrows.follow(event, model::walk);
          }
        });
    Label problem = Parts.sentence("problem", "");
    problem.setMaxWidth(360);
    problem.getStyleClass().add("pane-problem");
    WeakSubscriptions.hear(this, model.problemProperty(), text -> Parts.show(problem, text));
    WeakSubscriptions.hear(this, model.problemProperty(), text -> map.setVisible(text == null));
    var around = new StackPane(map, problem);
    HBox.setHgrow(around, Priority.ALWAYS);
    return around;
  }

  private HBox rail(List<? extends Region> ends) {
    slider.setId("morph-position");
    slider.setBlockIncrement(0.1);
    slider.setMinorTickCount(0);
    slider.setMajorTickUnit(1);
    slider.setShowTickMarks(true);
    slider.setShowTickLabels(ends.isEmpty());
    slider.setLabelFormatter(labels());
    slider.setTooltip(new Tooltip(texts.get("compare.morph.slider.tip")));
    slider.setAccessibleText(texts.get("compare.morph.slider.tip"));
    slider.valueProperty().bindBidirectional(model.positionProperty());
    slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> stop());
    slider.addEventFilter(KeyEvent.KEY_PRESSED, event -> stop());
    HBox.setHgrow(slider, Priority.ALWAYS);
    var rail = new HBox(12);
    rail.setAlignment(Pos.CENTER);
    rail.getChildren().addAll(play, slider);
    if (ends.size() == 2) {
      rail.getChildren().add(1, ends.getFirst());
      rail.getChildren().add(ends.getLast());
    }
    return rail;
  }

  private StringConverter<Double> labels() {
    return new StringConverter<>() {
      @Override
      public String toString(Double position) {
        List<Opened> stops = model.stopsProperty().get();
        int index = (int) Math.round(position);
        return index < stops.size() ? words.mark(index, stops.get(index).entry()) : "";
      }

      @Override
      public Double fromString(String label) {
        throw new UnsupportedOperationException("nobody types a label");
      }
    };
  }

  private HBox foot() {
    var aligned = new CheckBox(texts.get("compare.morph.align"));
    aligned.setId("morph-align");
    aligned.setTooltip(new Tooltip(texts.get("compare.morph.align.tip")));
    aligned.selectedProperty().bindBidirectional(model.alignedProperty());
    aligned.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(caption, Priority.ALWAYS);
    caption.setMaxWidth(Double.MAX_VALUE);
    var foot = new HBox(16, caption, aligned);
    foot.setAlignment(Pos.TOP_LEFT);
    return foot;
  }

  private void begin(List<Opened> stops) {
    stop();
    boolean ready = stops.size() > 1;
    slider.setDisable(!ready);
    play.setDisable(!ready);
    slider.setMax(Math.max(1, model.last()));
    // The labels are made anew for the new models.
    slider.setLabelFormatter(labels());
    tell();
  }

  private void tell() {
    List<Opened> stops = model.stopsProperty().get();
    caption.setText(stops.isEmpty() ? "" : words.caption(model));
    reconstructions.stress();
  }

  private void togglePlay() {
    travel.toggle(model.last());
  }

  /// Stops the travel; a hidden page never plays.
  void stop() {
    travel.stop();
  }

  /// Whether the points are travelling by themselves.
  boolean isPlaying() {
    return travel.isRunning();
  }

  /// How the models in a row are called.
  interface MorphWords {
    /// On the slider and under a small picture: a few letters.
    ///
    /// @param index where in the row the model is
    String mark(int index, LibraryEntry entry);

    /// Under the slider: what the map and the picture show at this position.
    String caption(MorphViewModel model);
  }
}
