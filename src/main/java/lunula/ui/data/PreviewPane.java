package lunula.ui.data;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lunula.data.Preview;
import lunula.data.Shaping.Fit;
import lunula.data.Shaping.Tone;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Texts;

/// The first images as they will be, and what decides how.
final class PreviewPane extends VBox {
  private static final double WIDTH = 480;
  private static final int SMALL = 32;
  private static final int NAMED = 12;

  private final DataFields fields = new DataFields();
  private final Texts texts = Texts.of(PreviewPane.class);
  private final AddImagesViewModel model;
  private final ImageView pictures = new ImageView();
  private final Label facts = Parts.sentence("facts", "");

  PreviewPane(AddImagesViewModel model) {
    this.model = model;
    setSpacing(12);
    pictures.setFitWidth(WIDTH);
    pictures.setPreserveRatio(true);
    var row =
        new HBox(
            16,
            fields.sides("data.side.", model.sideProperty(), AddImagesViewModel.SIDES),
            fields.labelled("data.fit.", fits()));
    getChildren()
        .addAll(
            pictures,
            facts,
            fields.typed("data.name.", model.nameProperty(), model::add),
            row,
            invert());
  }

  /// Shows other images.
  void show(Preview preview) {
    // Few pixels stay pixels; many are better smoothed.
    pictures.setSmooth(preview.images().width() > SMALL);
    pictures.setImage(ContactSheet.of(preview.images()));
    pictures.setFitWidth(Math.min(WIDTH, WIDTH / 8 * preview.images().count()));
    facts.setText(count(preview) + " · " + classes(preview.images().classNames()));
    pictures.setAccessibleText(facts.getText());
  }

  private String count(Preview preview) {
    return preview.total() < 0
        ? texts.get("data.count.unknown")
        : texts.get("data.count", NumberFormats.count(preview.total()));
  }

  private String classes(List<String> names) {
    if (names.isEmpty()) {
      return texts.get("data.classes.none");
    }
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return texts.get(
        names.size() > NAMED ? "data.classes.more" : "data.classes",
        NumberFormats.count(names.size()),
        first);
  }

  private SegmentedChoice<Fit> fits() {
    return new SegmentedChoice<>(
        model.fitProperty(),
        List.of(Fit.values()),
        fit -> texts.get(key(fit) + "label"),
        fit -> texts.get(key(fit) + "tip"));
  }

  private static String key(Fit fit) {
    return switch (fit) {
      case FIT -> "data.fit.whole.";
      case FILL -> "data.fit.fill.";
    };
  }

  private CheckBox invert() {
    var box = new CheckBox(texts.get("data.invert.label"));
    box.setId("data-invert");
    box.setTooltip(new Tooltip(texts.get("data.invert.tip")));
    box.selectedProperty()
        .subscribe(inverted -> model.toneProperty().set(inverted ? Tone.INVERTED : Tone.AS_IT_IS));
    model.toneProperty().subscribe(tone -> box.setSelected(tone == Tone.INVERTED));
    return box;
  }
}
