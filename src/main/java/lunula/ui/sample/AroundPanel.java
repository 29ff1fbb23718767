package lunula.ui.sample;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.sample.AroundViewModel.Source;

/// The page of sampling: where from, how wide, and what came out.
final class AroundPanel extends VBox {
  private static final int COLUMNS = 5;
  private static final double SIDE = 49;

  private final Texts texts = Texts.of(AroundPanel.class);
  private final AroundViewModel model;
  private final Label figure = new Label();
  private final Label wide = Parts.sentence("muted", "");
  private final Label noPrior;

  AroundPanel(AroundViewModel model, SheetSaving saving) {
    super(12);
    this.model = model;
    setId("around-panel");
    getStyleClass().add("around-panel");
    Styles.of(this);
    var sources =
        new SegmentedChoice<>(
            model.sourceProperty(),
            List.of(Source.values()),
            source -> texts.get(key(source) + "label"),
            source -> texts.get(key(source) + "tip"));
    noPrior = Parts.sentence("muted", texts.get("around.prior.none"));
    var sheet = new SheetView(AroundViewModel.DRAWS, COLUMNS, SIDE);
    WeakSubscriptions.hear(this, model.sheetProperty(), drawn -> sheet.show(drawn.pictures()));
    var buttons =
        new HBox(
            8,
            Parts.button(texts, "around.again.", model::drawAgain),
            Parts.button(
                texts,
                "around.save.",
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

  private static String key(Source source) {
    return switch (source) {
      case PLACE -> "around.source.place.";
      case PRIOR -> "around.source.prior.";
    };
  }

  private VBox place() {
    // Widths are felt in ratios, so the slider is logarithmic.
    var slider = new Slider(Math.log(AroundViewModel.LEAST), Math.log(AroundViewModel.MOST), 0);
    slider.setId("around-sigma");
    slider.setTooltip(new Tooltip(texts.get("around.sigma.tip")));
    slider.setAccessibleText(texts.get("around.sigma.tip"));
    WeakSubscriptions.hear(
        this, model.sigmaProperty(), sigma -> slider.setValue(Math.log(sigma.doubleValue())));
    slider.valueProperty().subscribe(log -> model.sigmaProperty().set(Math.exp(log.doubleValue())));
    var nearAndFar =
        new HBox(
            8,
            Parts.button(
                texts, "around.near.", () -> model.sigmaProperty().set(AroundViewModel.NEAR)),
            Parts.button(
                texts, "around.far.", () -> model.sigmaProperty().set(AroundViewModel.FAR)));
    return new VBox(8, headed("around.sigma", figure), slider, nearAndFar, wide);
  }

  /// How far it is in latent units, and why near and far are not what they are elsewhere.
  private void tell() {
    figure.setText(texts.get("around.sigma.value", model.latentSigma()));
    double unit = model.unitProperty().get();
    Parts.show(wide, unit == 1 ? null : texts.get("around.unit", unit));
  }

  private VBox prior() {
    var slider = new Slider(0.1, AroundViewModel.WHOLE, AroundViewModel.WHOLE);
    slider.setId("around-limit");
    slider.setTooltip(new Tooltip(texts.get("around.limit.tip")));
    slider.setAccessibleText(texts.get("around.limit.tip"));
    slider.valueProperty().bindBidirectional(model.limitProperty());
    var limit = new Label();
    WeakSubscriptions.hear(
        this, model.limitProperty(), within -> limit.setText(limit(within.doubleValue())));
    return new VBox(
        8,
        headed("around.limit", limit),
        slider,
        Parts.sentence("muted", texts.get("around.limit.why")),
        noPrior);
  }

  private HBox headed(String key, Label figure) {
    var title = new Label(texts.get(key));
    title.getStyleClass().add("field-label");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    figure.getStyleClass().add("number");
    return new HBox(8, title, gap, figure);
  }

  private String limit(double within) {
    boolean whole = within >= AroundViewModel.WHOLE;
    return texts.get(whole ? "around.limit.whole" : "around.limit.value", within);
  }
}
