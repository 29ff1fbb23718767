package lunula.ui.library;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.datasets.DataChoice;
import lunula.files.UserMessages;
import lunula.library.FoundModel;
import lunula.library.FoundModel.FoundTensor;
import lunula.library.FoundModel.Geometry;
import lunula.model.network.Activation;
import lunula.model.network.Architecture.Output;
import lunula.ui.kit.CoveringSheet;
import lunula.ui.kit.Form;
import lunula.ui.kit.Form.Field;
import lunula.ui.kit.JobBar;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// A sheet over the window with what was found in a network without a card: every tensor and what
/// it is taken for, and what the person says beyond that. Hidden until there is such a network.
public final class FoundView extends CoveringSheet {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 688;
  private static final double ROW = 24;
  private static final int ROWS = 8;
  private static final List<Output> OUTPUTS = List.of(Output.SIGMOID, Output.TANH, Output.LINEAR);

  private final Texts texts = Texts.of(FoundView.class);
  private final FoundViewModel model;
  private final Label title = Parts.label("help-title", "");
  private final Label what = Parts.sentence("muted", "");
  private final Label folded = Parts.sentence("muted", "");
  private final ListView<FoundTensor> tensors = new ListView<>();
  private final Form form = new Form(texts);
  private final Button take;
  private final Button close;

  public FoundView(FoundViewModel model) {
    super("found");
    this.model = model;
    take = Parts.styled(Parts.button(texts, "found.take.", model::take), "primary");
    close = Parts.button(texts, "found.close.", model::close);
    fill();
    WeakSubscriptions.hear(this, model.foundProperty(), this::show);
  }

  private void fill() {
    tensors.setId("found-tensors");
    tensors.setFixedCellSize(ROW);
    tensors.setTooltip(new Tooltip(texts.get("found.tensors.tip")));
    tensors.setCellFactory(list -> new Cell());
    Field<ChoiceBox<@Nullable DataChoice>> data =
        form.choice(
            "found.data.",
            model.dataProperty(),
            model.fitting(),
            choice -> choice == null ? "" : choice.name());
    Field<ChoiceBox<Activation>> activation =
        form.choice(
            "found.activation.",
            model.activationProperty(),
            List.of(Activation.values()),
            each -> each.name().toLowerCase(Locale.ROOT));
    Field<ChoiceBox<Output>> output = form.choice("found.output.", model.outputProperty(), OUTPUTS);
    Field<ChoiceBox<Geometry>> geometry =
        form.choice(
            "found.geometry.", model.geometryProperty(), model.geometries(), FoundView::words);
    Button another = Parts.button(texts, "found.another.", model::another);
    var means = new ChoiceBox<String>();
    Field<ChoiceBox<String>> mean = form.field("found.mean.", means);
    means.setMaxWidth(Double.MAX_VALUE);
    means
        .valueProperty()
        .subscribe(
            layer -> {
              if (layer != null) {
                model.meanProperty().set(layer);
              }
            });
    form.setSpacing(12);
    form.add(what, tensors, folded)
        .row(data)
        .add(new HBox(another))
        .row(mean)
        .row(activation, output)
        .row(geometry)
        .row(form.text("found.name.", model.nameProperty()));
    WeakSubscriptions.hear(
        this,
        model.foundProperty(),
        found -> {
          boolean asks = found != null && found.asks();
          boolean two = found != null && found.means().size() == 2;
          Stream.of(activation, output).forEach(field -> Parts.present(field.box(), asks));
          Parts.present(mean.box(), two);
          if (two) {
            List<String> sorted = found.means().stream().sorted().toList();
            if (!means.getItems().equals(sorted)) {
              means.getItems().setAll(sorted);
            }
            means.setValue(found.means().getFirst());
          }
        });
    WeakSubscriptions.hear(
        this,
        model.geometries(),
        () -> Parts.present(geometry.box(), model.geometries().size() > 1));
    Parts.present(geometry.box(), false);
    var scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.prefViewportHeightProperty().bind(form.heightProperty());
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("panel-scroll");
    var deciding = new JobBar(model.deciding(), texts, "found.deciding.", model::close);
    HBox.setHgrow(deciding, Priority.ALWAYS);
    Label said = Parts.sentence("muted", "");
    WeakSubscriptions.hear(
        this,
        model.deciding().sentenceProperty(),
        words -> Parts.show(said, words.isEmpty() ? null : words));
    var buttons = new HBox(8, deciding, Parts.gap(), take, close);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    WeakSubscriptions.hear(this, model.deciding().runningProperty(), runs -> take.setDisable(runs));
    var sheet =
        Parts.styled(
            new VBox(12, title, scroll, Form.problem(model.problemProperty()), said, buttons),
            "help-sheet");
    sheet.setId("found");
    sheet.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    heightProperty()
        .subscribe(
            height ->
                scroll.setMaxHeight(
                    Math.max(160, Math.min(HEIGHT, height.doubleValue() - 32) - 190)));
    getChildren().add(sheet);
  }

  private static String words(Geometry geometry) {
    return geometry.equals(Geometry.WIDTHS)
        ? ""
        : geometry.encoder() + "  →  " + geometry.decoder();
  }

  private void show(@Nullable FoundModel found) {
    if (found != null) {
      title.setText(texts.get("found.title", found.name()));
      long left = found.tensors().stream().filter(each -> each.role().leftOut()).count();
      String images = UserMessages.words(found.images());
      what.setText(
          left == 0
              ? texts.get("found.what", found.tensors().size(), images)
              : texts.get("found.what.left", found.tensors().size(), images, left));
      Parts.show(
          folded,
          found.folded().isEmpty()
              ? null
              : texts.get("found.folded", String.join(", ", found.folded())));
      tensors.getItems().setAll(found.tensors());
      double height = Math.min(ROWS, found.tensors().size()) * ROW + 6;
      tensors.setMinHeight(height);
      tensors.setPrefHeight(height);
    }
    if (cover(found != null)) {
      first().requestFocus();
    }
  }

  @Override
  protected Button first() {
    return take.isDisabled() ? close : take;
  }

  @Override
  protected Button wayOut() {
    return close;
  }

  /// A tensor: its name, its shape and what it is taken for.
  private final class Cell extends ListCell<FoundTensor> {
    private final Label name = Parts.label("tensor-name", "");
    private final Label shape = Parts.label("muted", "");
    private final Label role = Parts.label("tensor-role", "");
    private final HBox line = new HBox(12, name, Parts.gap(), shape, role);

    Cell() {
      setPrefWidth(0);
      role.setMinWidth(200);
      shape.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable FoundTensor tensor, boolean empty) {
      super.updateItem(tensor, empty);
      setText(null);
      if (empty || tensor == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      name.setText(tensor.name());
      shape.setText(
          tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(" × ")));
      role.setText(texts.get(Texts.key("found.role.", tensor.role())));
      Parts.setStyle(role, "warning", tensor.role().leftOut());
      setGraphic(line);
      setAccessibleText(String.join(", ", name.getText(), shape.getText(), role.getText()));
    }
  }
}
