package lunula.ui.sample;

import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.sample.NeighbourhoodViewModel.Source;

/// The page of sampling: where from, how wide, and what came out.
final class NeighbourhoodPanel extends VBox {
  private static final int COLUMNS = 5;
  private static final double SIDE = 49;

  private final Texts texts = Texts.of(NeighbourhoodPanel.class);
  private final NeighbourhoodViewModel model;
  private final Label figure = new Label();
  private final Label wide = Parts.sentence("muted", "");
  private final Label noPrior;

  NeighbourhoodPanel(NeighbourhoodViewModel model, SheetSaving saving) {
    super(12);
    this.model = model;
    setId("sample-panel");
    getStyleClass().add("sample-panel");
    Styles.of(this);
    var sources = SegmentedChoice.of(model.sourceProperty(), texts, "neighbourhood.source.");
    noPrior = Parts.sentence("muted", texts.get("neighbourhood.prior.none"));
    var sheet = new SheetView(NeighbourhoodViewModel.DRAWS, COLUMNS, SIDE);
    WeakSubscriptions.hear(this, model.sheetProperty(), drawn -> sheet.show(drawn.pictures()));
    var buttons =
        new HBox(
            8,
            Parts.button(texts, "neighbourhood.again.", model::drawAgain),
            Parts.button(
                texts,
                "neighbourhood.save.",
                () -> saving.save(model.sheetProperty().get().pictures(), COLUMNS)));
    var place = place();
    var prior = prior();
    getChildren().addAll(sources, place, prior, sheet, buttons);
    WeakSubscriptions.hear(
        this,
        model.sourceProperty(),
        source -> {
          Parts.present(place, source == Source.PLACE);
          Parts.present(prior, source == Source.PRIOR);
        });
    WeakSubscriptions.hear(this, model.sigmaProperty(), sigma -> tell());
    WeakSubscriptions.hear(this, model.unitProperty(), unit -> tell());
    WeakSubscriptions.hear(
        this, model.exploration().mapProperty(), map -> Parts.present(noPrior, !model.hasPrior()));
  }

  private VBox place() {
    // Widths are felt in ratios, so the slider is logarithmic.
    var slider =
        new Slider(
            Math.log(NeighbourhoodViewModel.LEAST), Math.log(NeighbourhoodViewModel.MOST), 0);
    slider.setId("neighbourhood-sigma");
    slider.setTooltip(new Tooltip(texts.get("neighbourhood.sigma.tip")));
    slider.setAccessibleText(texts.get("neighbourhood.sigma.tip"));
    WeakSubscriptions.hear(
        this, model.sigmaProperty(), sigma -> slider.setValue(Math.log(sigma.doubleValue())));
    slider.valueProperty().subscribe(log -> model.sigmaProperty().set(Math.exp(log.doubleValue())));
    var nearAndFar =
        new HBox(
            8,
            Parts.button(
                texts,
                "neighbourhood.near.",
                () -> model.sigmaProperty().set(NeighbourhoodViewModel.NEAR)),
            Parts.button(
                texts,
                "neighbourhood.far.",
                () -> model.sigmaProperty().set(NeighbourhoodViewModel.FAR)));
    return new VBox(8, headed("neighbourhood.sigma", figure), slider, nearAndFar, wide);
  }

  /// The width in latent units, and the unit of near and far where it is not 1.
  private void tell() {
    figure.setText(texts.get("neighbourhood.sigma.value", model.latentSigma()));
    double unit = model.unitProperty().get();
    Parts.show(wide, unit == 1 ? null : texts.get("neighbourhood.unit", unit));
  }

  private VBox prior() {
    var slider = new Slider(0.1, NeighbourhoodViewModel.WHOLE, NeighbourhoodViewModel.WHOLE);
    slider.setId("neighbourhood-limit");
    slider.setTooltip(new Tooltip(texts.get("neighbourhood.limit.tip")));
    slider.setAccessibleText(texts.get("neighbourhood.limit.tip"));
    slider.valueProperty().bindBidirectional(model.limitProperty());
    var limit = new Label();
    WeakSubscriptions.hear(
        this, model.limitProperty(), within -> limit.setText(limit(within.doubleValue())));
    return new VBox(
        8,
        headed("neighbourhood.limit", limit),
        slider,
        Parts.sentence("muted", texts.get("neighbourhood.limit.why")),
        noPrior);
  }

  private HBox headed(String key, Label figure) {
    figure.getStyleClass().add("number");
    return new HBox(8, Parts.label("field-label", texts.get(key)), Parts.gap(), figure);
  }

  private String limit(double within) {
    boolean whole = within >= NeighbourhoodViewModel.WHOLE;
    return texts.get(whole ? "neighbourhood.limit.whole" : "neighbourhood.limit.value", within);
  }
}
