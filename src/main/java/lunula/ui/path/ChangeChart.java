package lunula.ui.path;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.measure.DecodedPath;
import lunula.ui.explore.PathPictures;
import lunula.ui.explore.TruePictures;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// What lies under the strip when it is unfolded: the true pictures where they are known, how fast
/// the picture changes along the way, and how far it is from the truth; with figures at the mark.
final class ChangeChart extends VBox {
  private static final double TRUE_SIDE = 36;
  private static final double ROOM_FOR_ALL = 420;
  private final Texts texts = Texts.of(ChangeChart.class);
  private final PathViewModel model;
  private final Label change = label("change");
  private final Label error = label("error");
  private final StripView truth;

  ChangeChart(PathViewModel model) {
    this.model = model;
    getStyleClass().add("change-chart");
    truth = new StripView(model, TRUE_SIDE, PathPictures::trueFrames);
    truth.getStyleClass().add("truth-strip");
    Tooltip.install(truth, new Tooltip(texts.get("path.truth.tip")));
    var plot = new ChangePlot(model);
    Tooltip.install(plot, new Tooltip(texts.get("path.chart.tip")));
    var caption = new HBox(12, change, error);
    caption.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(truth, caption, plot);
    WeakSubscriptions.hear(this, model.picturesProperty(), pictures -> tell());
    WeakSubscriptions.hear(this, model.positionProperty(), position -> tell());
    WeakSubscriptions.hear(this, model.chartShownProperty(), shown -> tell());
    widthProperty().subscribe(width -> tell());
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().addAll("chart-figure", style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private void tell() {
    if (!model.chartShownProperty().get()) {
      return;
    }
    PathPictures pictures = model.picturesProperty().get();
    DecodedPath decoded = pictures.decoded();
    TruePictures known = pictures.truth();
    Parts.present(truth, known != null);
    Parts.show(change, decoded == null ? null : changeInWords(decoded));
    Parts.show(error, known == null ? null : errorInWords(known));
  }

  private String changeInWords(DecodedPath decoded) {
    String most = times(most(decoded.speeds()));
    if (most.equals("0.0")) {
      return texts.get("path.chart.still");
    }
    String now = times(at(decoded.speeds()));
    return getWidth() < ROOM_FOR_ALL || decoded.former().equals(decoded.speeds())
        ? texts.get("path.chart.change", now, most)
        : texts.get("path.chart.evened", now, most, times(most(decoded.former())));
  }

  private String errorInWords(TruePictures known) {
    List<Double> errors = known.errors();
    return texts.get("path.chart.error", grey(at(errors)), grey(known.mean()));
  }

  private double at(List<Double> values) {
    return values.get((int) Math.round(model.positionProperty().get() * (values.size() - 1)));
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(value -> value).max().orElse(0);
  }

  private static String times(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String grey(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
