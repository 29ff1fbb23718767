package lunula.ui.train;

import java.lang.ref.WeakReference;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.datasets.DataChoice;
import lunula.describe.BundledWords;
import lunula.ui.kit.Form;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The training panel: the settings of the next run, which fold away while one goes, and the run.
public final class TrainView extends ScrollPane {
  private final Texts texts = Texts.of(TrainView.class);
  private final BooleanProperty settingsShown = new SimpleBooleanProperty(true);
  private final Label data = Parts.sentence("data", "");

  /// @param addImages offers to make a data set of a person’s own images
  /// @param deleteImages offers to delete such a data set
  public TrainView(TrainViewModel model, Runnable addImages, Consumer<DataChoice> deleteImages) {
    settingsShown.bindBidirectional(model.settingsShownProperty());
    getStyleClass().addAll("panel-scroll", "train");
    Styles.of(this);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    var form = new PlanFormView(model.form());
    var run = new RunView(model);
    VBox.setVgrow(run, Priority.ALWAYS);
    var panel = new VBox(header(), data(model.form(), addImages, deleteImages), form, run);
    panel.getStyleClass().add("panel");
    setContent(panel);
    settingsShown.subscribe(shown -> Parts.present(form, shown));
    WeakSubscriptions.hear(this, model.form().dataSetProperty(), this::showData);
    WeakSubscriptions.hear(this, model.stateProperty(), (was, is) -> fold(was, is));
    var self = new WeakReference<>(this);
    model.panelShown(() -> isSeen(self.get()));
  }

  private static boolean isSeen(@Nullable TrainView view) {
    boolean all = view != null && view.getScene() != null;
    for (Node node = view; node != null; node = node.getParent()) {
      all &= node.isVisible();
    }
    return all;
  }

  private HBox header() {
    var title = new Label(texts.get("train.settings"));
    title.getStyleClass().add("panel-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var toggle = new ToggleButton();
    toggle.setId("train-settings");
    toggle.getStyleClass().add("quiet");
    toggle.setTooltip(new Tooltip(texts.get("train.settings.tip")));
    toggle.selectedProperty().bindBidirectional(settingsShown);
    settingsShown.subscribe(
        shown -> toggle.setText(texts.get(shown ? "train.settings.hide" : "train.settings.show")));
    var header = new HBox(title, gap, toggle);
    header.getStyleClass().add("panel-header");
    return header;
  }

  private VBox data(PlanForm form, Runnable addImages, Consumer<DataChoice> deleteImages) {
    var choice =
        new Form(texts)
            .choice(
                "train.data.",
                form.dataSetProperty(),
                form.dataSets(),
                data -> BundledWords.dataSet(data.name()));
    HBox.setHgrow(choice.box(), Priority.ALWAYS);
    var line = new HBox(8, choice.box(), delete(form, deleteImages));
    line.setAlignment(Pos.BOTTOM_LEFT);
    Button add = Parts.button(texts, "train.add.", addImages);
    add.getStyleClass().add("quiet");
    HBox.setHgrow(data, Priority.ALWAYS);
    data.setMaxWidth(Double.MAX_VALUE);
    var row = new HBox(8, data, add);
    row.setAlignment(Pos.CENTER_LEFT);
    var field = new VBox(line, row);
    field.getStyleClass().add("field");
    settingsShown.subscribe(shown -> Parts.present(field, shown));
    return field;
  }

  /// There only while a data set of the person's own is chosen.
  private Button delete(PlanForm form, Consumer<DataChoice> deleteImages) {
    var delete = new Button(null, Parts.icon("trash"));
    delete.setId("train-delete");
    delete.getStyleClass().addAll("quiet", "icon-only");
    delete.setTooltip(new Tooltip(texts.get("train.delete.tip")));
    delete.setAccessibleText(texts.get("train.delete"));
    delete.setMinWidth(Region.USE_PREF_SIZE);
    delete.setOnAction(event -> deleteImages.accept(form.dataSetProperty().get()));
    WeakSubscriptions.hear(
        this, form.dataSetProperty(), chosen -> Parts.present(delete, chosen.own()));
    return delete;
  }

  private void showData(DataChoice chosen) {
    int classes = chosen.classNames().size();
    if (chosen.texts()) {
      data.setText(
          texts.get(
              classes == 0 ? "train.data.lines.plain" : "train.data.lines",
              chosen.trainImages(),
              chosen.testImages(),
              chosen.size().width(),
              classes));
      return;
    }
    data.setText(
        texts.get(
            classes == 0 ? "train.data.plain" : "train.data.value",
            chosen.trainImages(),
            chosen.testImages(),
            chosen.size(),
            classes));
  }

  private void fold(TrainingState was, TrainingState is) {
    if (is.active() && !was.active()) {
      settingsShown.set(false);
    }
  }
}
