package lunula.ui.modalities;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.files.UserMessages;
import lunula.model.CrossEncoder;
import lunula.model.Description;
import lunula.model.Description.Property;
import lunula.model.GrayImage;
import lunula.ui.kit.Form;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Input;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.modalities.ModalitiesViewModel.Shown;
import lunula.ui.modalities.ModalitiesViewModel.Teller;
import lunula.ui.modalities.ModalitiesViewModel.Told;

/// The page of both modalities: what is said, the picture that is shown, and what the picture, both
/// and the description tell.
final class ModalitiesPanel extends VBox {
  private static final double SIDE = 84;
  private static final double TYPED = 64;

  /// How a hidden pixel is shown.
  private static final float VEIL = 0.35f;

  private final Texts texts = Texts.of(ModalitiesPanel.class);
  private final ModalitiesViewModel model;
  private final Form form = new Form(texts);
  private final VBox saying = new VBox(8);
  private final GrayPicture seen = GrayPicture.ofSide(SIDE);
  private final Map<Teller, GrayPicture> pictures = new EnumMap<>(Teller.class);
  private final Map<Teller, Label> words = new EnumMap<>(Teller.class);
  private final Button truth;
  private final Button go;
  private List<Property> properties = List.of();

  ModalitiesPanel(ModalitiesViewModel model) {
    super(12);
    this.model = model;
    setId("modalities-panel");
    getStyleClass().add("modalities-panel");
    Styles.of(this);
    truth = Parts.button(texts, "modalities.truth.", model::sayTruth);
    go = Parts.button(texts, "modalities.go.", model::goThere);
    Button nothing = Parts.button(texts, "modalities.nothing.", model::sayNothing);
    var offers = new VBox(8, truth, nothing);
    offers.setAlignment(Pos.CENTER_LEFT);
    var results = new HBox(8);
    for (Teller teller : Teller.values()) {
      results.getChildren().add(told(teller));
    }
    getChildren()
        .addAll(
            Parts.label("panel-title", texts.get("modalities.said")),
            saying,
            Parts.label("panel-title", texts.get("modalities.shown")),
            form.segmented("modalities.source.", model.sourceProperty()),
            form.segmented("modalities.hidden.", model.hiddenProperty()),
            new HBox(8, seen, offers),
            Parts.label("panel-title", texts.get("modalities.told")),
            results,
            go,
            Parts.sentence("muted", texts.get("modalities.why")));
    WeakSubscriptions.hear(this, model.saidProperty(), this::fit);
    WeakSubscriptions.hear(this, model.shownProperty(), this::show);
    WeakSubscriptions.hear(this, model.sourceProperty(), source -> offerTruth());
  }

  private VBox told(Teller teller) {
    GrayPicture picture = GrayPicture.ofSide(SIDE);
    picture.setId(Texts.key("modalities-", teller));
    Label said = Parts.sentence("told-words", "");
    pictures.put(teller, picture);
    words.put(teller, said);
    Label name = Parts.label("told-name", texts.get(Texts.key("modalities.told.", teller)));
    Parts.setStyle(name, Texts.key("", teller), true);
    var box = new VBox(4, name, picture, said);
    box.setPrefWidth(SIDE);
    box.setMaxWidth(SIDE + 8);
    return box;
  }

  private void offerTruth() {
    truth.setDisable(!model.knowsTruth());
  }

  /// Another model says other things.
  private void fit(Description said) {
    if (!properties.equals(said.properties())) {
      properties = said.properties();
      List<Node> rows = new ArrayList<>();
      for (int i = 0; i < properties.size(); i++) {
        rows.add(properties.get(i).angle() ? angle(i) : choice(i));
      }
      saying.getChildren().setAll(rows);
    }
    offerTruth();
  }

  /// An angle, dragged or typed, or left open.
  private VBox angle(int property) {
    List<Property> told = properties;
    Property angle = told.get(property);
    String name = UserMessages.words(angle.name());
    var slider = new Slider(angle.least(), angle.most(), 0);
    slider.setAccessibleText(name);
    slider.setBlockIncrement(1);
    Input<Double> input = new Input<>("0", angle::parsed);
    var field = Form.mark(new TextField(), input);
    field.setAccessibleText(name);
    field.setMinWidth(TYPED);
    field.setPrefWidth(TYPED);
    field.setMaxWidth(TYPED);
    field.textProperty().bindBidirectional(input.textProperty());
    CheckBox says = Parts.checkBox(name);
    says.setTooltip(new Tooltip(texts.get("modalities.says")));
    HBox.setHgrow(slider, Priority.ALWAYS);
    says.setMinWidth(USE_PREF_SIZE);
    Runnable tell =
        () -> {
          Double value = input.valueProperty().get();
          if (value != null && says.isSelected()) {
            model.say(property, value);
          }
        };
    slider
        .valueProperty()
        .subscribe(
            (was, is) -> {
              Double typed = input.valueProperty().get();
              if (slider.isFocused() && (typed == null || typed != Math.rint(is.doubleValue()))) {
                says.setSelected(true);
                input.write(Math.rint(is.doubleValue()));
              }
            });
    input
        .valueProperty()
        .subscribe(
            (was, is) -> {
              if (is != null) {
                if (field.isFocused()) {
                  says.setSelected(true);
                }
                slider.setValue(is);
                tell.run();
              }
            });
    says.selectedProperty()
        .subscribe(
            (was, is) -> {
              if (is) {
                tell.run();
              } else {
                model.say(property, Description.UNSAID);
              }
            });
    WeakSubscriptions.hear(
        slider,
        model.saidProperty(),
        said -> {
          if (said.properties().equals(told)) {
            boolean there = said.says(property);
            says.setSelected(there);
            Double typed = input.valueProperty().get();
            if (there && (typed == null || Math.abs(typed - said.value(property)) > 0.05)) {
              input.write(Math.rint(10 * said.value(property)) / 10);
            }
          }
        });
    var row = new HBox(8, says, slider, field);
    row.setAlignment(Pos.CENTER_LEFT);
    return new VBox(2, row, Form.problem(input.problemProperty()));
  }

  /// One of some words, or none.
  private Node choice(int property) {
    List<Property> told = properties;
    Property choice = told.get(property);
    List<Integer> options = IntStream.range(-1, choice.words().size()).boxed().toList();
    var chosen = new SimpleObjectProperty<>(-1);
    Form.Field<?> field =
        form.choice(
            "modalities.word.",
            chosen,
            options,
            word -> word < 0 ? texts.get("modalities.open") : choice.spoken(word));
    field.control().setAccessibleText(UserMessages.words(choice.name()));
    chosen.subscribe((was, is) -> model.say(property, is < 0 ? Description.UNSAID : is));
    WeakSubscriptions.hear(
        field.control(),
        model.saidProperty(),
        said -> {
          if (said.properties().equals(told)) {
            chosen.set(said.says(property) ? (int) said.value(property) : -1);
          }
        });
    Label name = Parts.label("muted", UserMessages.words(choice.name()));
    name.setMinWidth(TYPED);
    HBox.setHgrow(field.control(), Priority.ALWAYS);
    var row = new HBox(8, name, field.control());
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void show(Shown shown) {
    GrayImage whole = shown.seen();
    seen.setPicture(whole == null ? null : veiled(whole));
    pictures.forEach(
        (teller, picture) -> {
          Told told = shown.of(teller);
          picture.setPicture(told == null ? null : told.decoded());
        });
    words.forEach(
        (teller, said) -> {
          Told told = shown.of(teller);
          said.setText(told == null ? "" : said(told));
        });
    go.setDisable(shown.picture() == null && shown.description() == null);
  }

  private String said(Told told) {
    double most = 0;
    for (float logVariance : told.posterior().logVariances()) {
      most = Math.max(most, Math.exp(logVariance / 2));
    }
    String spread = texts.get("modalities.spread", most);
    return String.join("\n", told.decoded().words(), spread);
  }

  /// What is hidden is grey, not black.
  private static GrayImage veiled(GrayImage picture) {
    float[] pixels = picture.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixels[i] == CrossEncoder.HIDDEN ? VEIL : pixels[i];
    }
    return new GrayImage(picture.width(), picture.height(), pixels);
  }
}
