package lunula.ui.sample;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.MapArea;
import lunula.ui.sample.PosteriorViewModel.Shown;
import org.jspecify.annotations.Nullable;

/// The page of the posterior: the chosen image, what is drawn from its posterior, and what it has
/// in common with another.
final class PosteriorPanel extends VBox {
  private static final int COLUMNS = 4;
  private static final double SIDE = 62;

  private final Texts texts = Texts.of(PosteriorPanel.class);
  private final PosteriorViewModel model;
  private final SheetSaving saving;
  private final Consumer<MapArea> closer;
  private final Label hint = Parts.sentence("muted", "");
  private final GrayPicture real = GrayPicture.ofSide(SIDE);
  private final GrayPicture mean = GrayPicture.ofSide(SIDE);
  private final Label name = Parts.sentence("image-name", "");
  private final Label spread = Parts.sentence("muted", "");
  private final SheetView draws = new SheetView(PosteriorViewModel.DRAWS, COLUMNS, SIDE);
  private final GrayPicture otherReal = GrayPicture.ofSide(SIDE);
  private final GrayPicture between = GrayPicture.ofSide(SIDE);
  private final Label otherName = Parts.sentence("image-name", "");
  private final Label overlap = Parts.sentence("muted", "");
  private final VBox chosen;
  private final VBox other;

  /// @param closer shows a part of the map
  PosteriorPanel(PosteriorViewModel model, SheetSaving saving, Consumer<MapArea> closer) {
    super(12);
    this.model = model;
    this.saving = saving;
    this.closer = closer;
    setId("posterior-panel");
    getStyleClass().add("around-panel");
    Styles.of(this);
    chosen = chosen();
    other = other();
    getChildren().addAll(hint, chosen, other);
    WeakSubscriptions.hear(this, model.shownProperty(), this::show);
    Runnable again = () -> show(model.shownProperty().get());
    WeakSubscriptions.hear(this, model.exploration().samplesProperty(), images -> again.run());
    // Whether there is a posterior at all depends on the model.
    WeakSubscriptions.hear(this, model.exploration().mapProperty(), map -> again.run());
  }

  private VBox chosen() {
    Button zoom = Parts.button(texts, "around.closer.", () -> closer.accept(model.surroundings()));
    var pictures = row(real, "around.real", mean, "around.mean", new VBox(4, name, spread, zoom));
    var buttons =
        new HBox(
            8,
            Parts.button(texts, "around.again.", model::drawAgain),
            Parts.button(texts, "around.save.", this::save),
            compare());
    return new VBox(8, pictures, title("around.draws"), draws, buttons);
  }

  /// For hands that have no Ctrl key at hand.
  private ToggleButton compare() {
    var button = new ToggleButton(texts.get("around.compare.label"));
    button.setId("around-compare");
    button.setTooltip(new Tooltip(texts.get("around.compare.tip")));
    button.setMinWidth(USE_PREF_SIZE);
    button.selectedProperty().bindBidirectional(model.comparingProperty());
    return button;
  }

  private VBox other() {
    var pictures =
        row(otherReal, "around.other", between, "around.between", new VBox(4, otherName, overlap));
    Button drop = Parts.button(texts, "around.drop.", model::dropSecond);
    return new VBox(8, title("around.overlap"), pictures, drop);
  }

  private Label title(String key) {
    var title = new Label(texts.get(key));
    title.getStyleClass().add("panel-title");
    return title;
  }

  private HBox row(
      GrayPicture left, String leftKey, GrayPicture right, String rightKey, Node said) {
    var row = new HBox(8, captioned(left, leftKey), captioned(right, rightKey), said);
    HBox.setHgrow(said, Priority.ALWAYS);
    return row;
  }

  private VBox captioned(GrayPicture picture, String key) {
    var caption = new Label(texts.get(key));
    caption.getStyleClass().add("muted");
    var box = new VBox(2, picture, caption);
    box.setAlignment(Pos.TOP_CENTER);
    box.setMinWidth(USE_PREF_SIZE);
    return box;
  }

  private void show(Shown shown) {
    Posterior first = shown.first();
    Posterior second = shown.second();
    hint.setText(texts.get(hintKey(first, second)));
    Parts.present(chosen, first != null);
    Parts.present(other, second != null);
    if (first != null) {
      name.setText(model.name(first.index()));
      spread.setText(sigmas(first));
      real.setPicture(model.image(first.index()));
      if (!shown.draws().isEmpty()) {
        mean.setPicture(shown.atMean());
        draws.show(shown.draws());
        between.setPicture(shown.between());
      }
    }
    if (second != null) {
      otherName.setText(model.name(second.index()));
      otherReal.setPicture(model.image(second.index()));
      overlap.setText(texts.get("around.overlap.share", shown.overlap()));
    }
  }

  private String hintKey(@Nullable Posterior first, @Nullable Posterior second) {
    if (!model.isVariational()) {
      return "around.posterior.none";
    }
    if (first == null) {
      return "around.posterior.choose";
    }
    return second == null ? "around.posterior.compare" : "around.posterior.both";
  }

  private String sigmas(Posterior belief) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (float logVariance : belief.logVariance()) {
      double sigma = Math.exp(logVariance / 2);
      least = Math.min(least, sigma);
      most = Math.max(most, sigma);
    }
    return texts.get("around.sigmas", least, most);
  }

  private void save() {
    saving.save(model.shownProperty().get().draws(), COLUMNS);
  }
}
