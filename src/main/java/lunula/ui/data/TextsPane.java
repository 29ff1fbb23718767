package lunula.ui.data;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import lunula.data.DataSet;
import lunula.data.SampleSet;
import lunula.data.TextForm;
import lunula.ui.kit.Form;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;

/// The first of a person's own texts, and what is known of all of them.
final class TextsPane extends Form {
  private static final int SHOWN = 24;
  private static final double ROW = 26;
  private static final int ROWS = 8;

  private final Texts texts = Texts.of(TextsPane.class);
  private final Label facts = Parts.sentence("facts", "");
  private final Label padded = Parts.sentence("muted", "");
  private final ListView<String> first = new ListView<>();

  TextsPane(AddImagesViewModel model) {
    super(Texts.of(TextsPane.class));
    setSpacing(12);
    setId("data-texts");
    first.setId("data-texts-first");
    first.setFixedCellSize(ROW);
    first.setPrefHeight(ROWS * ROW + 4);
    first.setMinHeight(ROWS * ROW + 4);
    first.setAccessibleText(texts.get("data.texts.first"));
    var name = text("data.name.", model.nameProperty());
    name.control().setId("data-texts-name");
    name.control().setOnAction(event -> model.add());
    add(first, facts, padded).row(name);
  }

  void show(DataSet found) {
    SampleSet train = found.trainSamples();
    List<String> some =
        IntStream.range(0, Math.min(SHOWN, train.count()))
            .mapToObj(index -> train.sample(index).words())
            .toList();
    first.getItems().setAll(some);
    int characters = found.texts().map(TextForm::alphabet).orElseThrow().size();
    boolean pads = found.texts().orElseThrow().alphabet().pads();
    facts.setText(
        texts.get(
            "data.texts.facts",
            NumberFormats.count(found.train().count()),
            NumberFormats.count(found.test().count()),
            NumberFormats.count(found.width()),
            NumberFormats.count(pads ? characters - 1 : characters)));
    Parts.show(padded, pads ? texts.get("data.texts.padded", found.width()) : null);
  }
}
