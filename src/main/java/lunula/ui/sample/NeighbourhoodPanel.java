package lunula.ui.sample;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import lunula.ui.kit.Form;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Term;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.sample.NeighbourhoodViewModel.Source;

/// The page of sampling: where from, how wide, and what came out.
final class NeighbourhoodPanel extends Form {
  private static final int COLUMNS = 5;
  private static final double SIDE = 49;

  private final Texts texts = Texts.of(NeighbourhoodPanel.class);
  private final NeighbourhoodViewModel model;
  private final Label wide = Parts.sentence("muted", "");
  private final Label noPrior;

  NeighbourhoodPanel(NeighbourhoodViewModel model, SheetSaving saving) {
    super(Texts.of(NeighbourhoodPanel.class));
    this.model = model;
    setSpacing(12);
    setId("sample-panel");
    getStyleClass().add("sample-panel");
    Styles.of(this);
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
    add(segmented("neighbourhood.source.", model.sourceProperty()), place, prior, sheet, buttons);
    WeakSubscriptions.hear(
        this,
        model.sourceProperty(),
        source -> {
          Parts.present(place, source == Source.PLACE);
          Parts.present(prior, source == Source.PRIOR);
        });
    WeakSubscriptions.hear(
        this,
        model.unitProperty(),
        unit ->
            Parts.show(
                wide, unit.doubleValue() == 1 ? null : texts.get("neighbourhood.unit", unit)));
    WeakSubscriptions.hear(
        this, model.exploration().mapProperty(), map -> Parts.present(noPrior, !model.hasPrior()));
  }

  private Form place() {
    // Widths are felt in ratios, so the slider is logarithmic.
    DoubleProperty log = new SimpleDoubleProperty();
    WeakSubscriptions.hear(
        this, model.sigmaProperty(), sigma -> log.set(Math.log(sigma.doubleValue())));
    log.subscribe(at -> model.sigmaProperty().set(Math.exp(at.doubleValue())));
    // What is written outlives no panel.
    Texts words = texts;
    NeighbourhoodViewModel around = model;
    var form = new Form(texts);
    return form.row(
            form.slider(
                "neighbourhood.sigma.",
                log,
                Math.log(NeighbourhoodViewModel.LEAST),
                Math.log(NeighbourhoodViewModel.MOST),
                0,
                around
                    .sigmaProperty()
                    .flatMap(sigma -> around.unitProperty())
                    .map(unit -> words.get("neighbourhood.sigma.value", around.latentSigma()))))
        .add(
            new HBox(
                8,
                near("neighbourhood.near.", NeighbourhoodViewModel.NEAR),
                near("neighbourhood.far.", NeighbourhoodViewModel.FAR)),
            wide);
  }

  private Button near(String prefix, double sigma) {
    return Parts.button(texts, prefix, () -> model.sigmaProperty().set(sigma));
  }

  private Form prior() {
    Texts words = texts;
    var form = new Form(texts);
    return form.row(
            form.slider(
                    "neighbourhood.limit.",
                    model.limitProperty(),
                    0.1,
                    NeighbourhoodViewModel.WHOLE,
                    0,
                    model.limitProperty().map(within -> limit(words, within.doubleValue())))
                .term(Term.TRUNCATION)
                .resetTo(model.limitProperty(), NeighbourhoodViewModel.WHOLE))
        .add(Parts.sentence("muted", texts.get("neighbourhood.limit.why")), noPrior);
  }

  private static String limit(Texts words, double within) {
    boolean whole = within >= NeighbourhoodViewModel.WHOLE;
    return words.get(whole ? "neighbourhood.limit.whole" : "neighbourhood.limit.value", within);
  }
}
