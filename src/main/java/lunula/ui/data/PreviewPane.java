package lunula.ui.data;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.LabelledImages;
import lunula.data.Preview;
import lunula.data.Shaping.Tone;
import lunula.ui.kit.Form;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Texts;

/// The first images as they will be, and what decides how.
final class PreviewPane extends Form {
  private static final int COLUMNS = 12;
  private static final double WIDTH = 480;
  private static final int SMALL = 32;
  private static final int NAMED = 12;

  private final Texts texts = Texts.of(PreviewPane.class);
  private final ImageView pictures = new ImageView();
  private final Label facts = Parts.sentence("facts", "");
  private final Label said = Parts.sentence("muted", "");
  private final Label open = Parts.sentence("warning", "");
  private final Region counts;
  private final Label swap = Parts.label("warning", texts.get("data.invert.proposal"));

  private final ObjectProperty<ImportPlan.Scale> found =
      new SimpleObjectProperty<>(ImportPlan.Scale.OF_PICTURES);

  PreviewPane(AddImagesViewModel model) {
    super(Texts.of(PreviewPane.class));
    setSpacing(12);
    pictures.setFitWidth(WIDTH);
    pictures.setPreserveRatio(true);
    var name = text("data.name.", model.nameProperty());
    name.control().setOnAction(event -> model.add());
    var inverted = new SimpleBooleanProperty();
    inverted.subscribe(is -> model.toneProperty().set(is ? Tone.INVERTED : Tone.AS_IT_IS));
    model.toneProperty().subscribe(tone -> inverted.set(tone == Tone.INVERTED));
    var tone = check("data.invert.", inverted);
    tone.head().getChildren().add(swap);
    var black = text("data.black.", model.blackProperty());
    var white = text("data.white.", model.whiteProperty());
    black.control().promptTextProperty().bind(found.map(scale -> prompt(scale.black())));
    white.control().promptTextProperty().bind(found.map(scale -> prompt(scale.white())));
    var classes =
        choice("data.label.", model.labelProperty(), model.labels(), word -> labelWords(word));
    var parts = choice("data.parts.", model.partsProperty(), List.of(ImportOptions.Parts.values()));
    Field<?> counted =
        choice(
            "data.counted.",
            model.countedProperty(),
            AddImagesViewModel.COUNTED,
            word -> texts.get("data.counted." + (word.isEmpty() ? "found" : word)));
    counts = counted.box();
    add(pictures, facts, said, open)
        .row(name)
        .row(counted)
        .row(black, white, classes, parts)
        .row(
            check("data.stretch.", model.stretchProperty()),
            check("data.transposed.", model.transposedProperty()))
        .row(
            field("data.side.", sides(model.sideProperty())),
            segments("data.fit.", model.fitProperty()))
        .row(tone, check("data.damaged.", model.damagedProperty()));
    swap.setId("data-invert-proposal");
  }

  /// How many pixels an image's sides have.
  static SegmentedChoice<Integer> sides(ObjectProperty<Integer> chosen) {
    Texts texts = Texts.of(PreviewPane.class);
    return new SegmentedChoice<>(
        chosen,
        AddImagesViewModel.SIDES,
        side -> texts.get("data.side.pixels", side),
        side -> texts.get("data.side.tip"));
  }

  /// Shows other images.
  void show(Preview preview) {
    // Few pixels stay pixels; many are better smoothed.
    pictures.setSmooth(preview.images().width() > SMALL);
    pictures.setImage(sheet(preview.images()));
    pictures.setFitWidth(Math.min(WIDTH, WIDTH / COLUMNS * preview.images().count()));
    swap.setVisible(preview.isDarkOnLight());
    found.set(preview.plan().scale());
    facts.setText(count(preview) + " · " + classes(preview.images().classNames()));
    List<String> questions = preview.plan().questions();
    List<String> notes =
        preview.notes().stream().filter(note -> !questions.contains(note)).toList();
    Parts.show(said, notes.isEmpty() ? null : String.join(" ", notes));
    Parts.show(open, questions.isEmpty() ? null : String.join(" ", questions));
    Parts.present(counts, preview.plan().count() != null);
    pictures.setAccessibleText(facts.getText());
  }

  private String count(Preview preview) {
    long judged = count(preview.plan(), ImportPlan.Use.TEST);
    return judged > 0
        ? texts.get(
            "data.count.parts",
            NumberFormats.count(preview.total() - judged),
            NumberFormats.count(judged))
        : texts.get("data.count", NumberFormats.count(preview.total()));
  }

  private static long count(ImportPlan plan, ImportPlan.Use use) {
    return plan.parts().stream()
        .filter(part -> part.use() == use)
        .mapToLong(ImportPlan.Part::count)
        .sum();
  }

  private static String prompt(double value) {
    return NumberFormats.plain(Math.round(value * 1e4) / 1e4);
  }

  private String labelWords(String word) {
    return switch (word) {
      case "" -> texts.get("data.label.found");
      case ImportOptions.FIRST -> texts.get("data.label.first");
      case ImportOptions.LAST -> texts.get("data.label.last");
      case ImportOptions.NONE -> texts.get("data.label.none");
      default -> word;
    };
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

  /// Small pictures side by side in one image, with a gap of a pixel or two between them.
  ///
  /// @param images at least one
  static Image sheet(LabelledImages images) {
    int gap = Math.max(2, images.width() / 14);
    int columns = Math.min(COLUMNS, images.count());
    int rows = (images.count() + columns - 1) / columns;
    var sheet =
        new WritableImage(
            columns * (images.width() + gap) - gap, rows * (images.height() + gap) - gap);
    for (int i = 0; i < images.count(); i++) {
      int left = i % columns * (images.width() + gap);
      int top = i / columns * (images.height() + gap);
      draw(images, i, sheet.getPixelWriter(), left, top);
    }
    return sheet;
  }

  private static void draw(
      LabelledImages images, int image, PixelWriter writer, int left, int top) {
    byte[] pixels = images.pixels(image);
    for (int i = 0; i < pixels.length; i++) {
      int grey = Byte.toUnsignedInt(pixels[i]);
      int argb = 0xff << 24 | grey << 16 | grey << 8 | grey;
      writer.setArgb(left + i % images.width(), top + i / images.width(), argb);
    }
  }
}
