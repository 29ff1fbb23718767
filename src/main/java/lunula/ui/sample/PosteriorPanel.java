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
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
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
    getStyleClass().add("sample-panel");
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
    Button zoom =
        Parts.button(texts, "neighbourhood.closer.", () -> closer.accept(model.surroundings()));
    var pictures =
        row(
            real,
            "neighbourhood.real",
            mean,
            "neighbourhood.mean",
            new VBox(
                4, name, Parts.row(4, spread, new TermSign(Term.MEAN_AND_LOG_VARIANCE)), zoom));
    var buttons =
        new HBox(
            8,
            Parts.button(texts, "neighbourhood.again.", model::drawAgain),
            Parts.button(texts, "neighbourhood.save.", this::save),
            compare());
    return new VBox(
        8, pictures, titled("neighbourhood.draws", Term.REPARAMETERISATION), draws, buttons);
  }

  /// Compares where there is no Ctrl key, as on a touch screen.
  private ToggleButton compare() {
    var button = new ToggleButton(texts.get("neighbourhood.compare.label"));
    button.setId("neighbourhood-compare");
    button.setTooltip(new Tooltip(texts.get("neighbourhood.compare.tip")));
    button.setMinWidth(USE_PREF_SIZE);
    button.selectedProperty().bindBidirectional(model.comparingProperty());
    return button;
  }

  private VBox other() {
    var pictures =
        row(
            otherReal,
            "neighbourhood.other",
            between,
            "neighbourhood.between",
            new VBox(4, otherName, overlap));
    Button drop = Parts.button(texts, "neighbourhood.drop.", model::dropSecond);
    return new VBox(8, titled("neighbourhood.overlap", Term.POSTERIOR_OVERLAP), pictures, drop);
  }

  private HBox titled(String key, Term term) {
    return TermSign.behind(Parts.label("panel-title", texts.get(key)), term);
  }

  private HBox row(
      GrayPicture left, String leftKey, GrayPicture right, String rightKey, Node said) {
    var row = new HBox(8, captioned(left, leftKey), captioned(right, rightKey), said);
    HBox.setHgrow(said, Priority.ALWAYS);
    return row;
  }

  private VBox captioned(GrayPicture picture, String key) {
    VBox box = Parts.captioned(picture, texts.get(key));
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
      overlap.setText(texts.get("neighbourhood.overlap.share", shown.overlap()));
    }
  }

  private String hintKey(@Nullable Posterior first, @Nullable Posterior second) {
    if (!model.isVariational()) {
      return "neighbourhood.posterior.none";
    }
    if (first == null) {
      return "neighbourhood.posterior.choose";
    }
    return second == null ? "neighbourhood.posterior.compare" : "neighbourhood.posterior.both";
  }

  private String sigmas(Posterior posterior) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (float logVariance : posterior.logVariance()) {
      double sigma = Math.exp(logVariance / 2);
      least = Math.min(least, sigma);
      most = Math.max(most, sigma);
    }
    return texts.get("neighbourhood.sigmas", least, most);
  }

  private void save() {
    saving.save(model.shownProperty().get().draws(), COLUMNS);
  }
}
