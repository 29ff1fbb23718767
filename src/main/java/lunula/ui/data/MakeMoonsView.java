package lunula.ui.data;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.data.LabelledImages;
import lunula.ui.data.Making.Choosing;
import lunula.ui.data.Making.Closed;
import lunula.ui.data.Making.Drawing;
import lunula.ui.data.Making.Made;
import lunula.ui.kit.CoveringSheet;
import lunula.ui.kit.Form;
import lunula.ui.kit.Form.Field;
import lunula.ui.kit.JobBar;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// A sheet over the window on which a person orders moons. Hidden until somebody wants some.
/// Nothing beneath is reached meanwhile.
public final class MakeMoonsView extends CoveringSheet {
  private static final double WIDTH = 560;
  private static final double SAMPLE_WIDTH = 440;
  private static final int SMALL = 32;

  private final Texts texts = Texts.of(MakeMoonsView.class);
  private final MakeMoonsViewModel model;
  private final Form choices = new Form(texts);
  private final ImageView sample = new ImageView();
  private final Label problem = Parts.sentence("problem", "");
  private final Label done = Parts.sentence("done", "");
  private final Button make;
  private final JobBar drawing;
  private final Button close;

  public MakeMoonsView(MakeMoonsViewModel model) {
    super("add-images");
    this.model = model;
    make = Parts.button(texts, "moons.make.", model::make);
    drawing = new JobBar(model.job(), texts, "moons.", model::cancel);
    close = Parts.button(texts, "moons.close.", model::close);
    make.getStyleClass().add("primary");
    fill();
    WeakSubscriptions.hear(this, model.sampleProperty(), this::showSample);
    WeakSubscriptions.hear(this, model.stateProperty(), this::show);
  }

  private void fill() {
    Label title = Parts.label("help-title", texts.get("moons.title"));
    sample.setFitWidth(SAMPLE_WIDTH);
    sample.setPreserveRatio(true);
    var phases = choices.segments("moons.phases.", model.phasesProperty());
    var side = choices.field("moons.side.", PreviewPane.sides(model.sideProperty()));
    HBox.setHgrow(phases.box(), Priority.ALWAYS);
    HBox.setHgrow(side.box(), Priority.ALWAYS);
    choices.setSpacing(12);
    choices
        .add(sample, new HBox(16, phases.box(), side.box()))
        .row(
            choices.check("moons.maria.", model.mariaProperty()),
            choices.check("moons.earthshine.", model.earthshineProperty()),
            choices.check("moons.radius.", model.radiusProperty()),
            choices.check("moons.brightness.", model.brightnessProperty()))
        .row(
            entered("moons.train.", model.trainProperty()),
            entered("moons.test.", model.testProperty()))
        .row(entered("moons.name.", model.nameProperty()));
    HBox.setHgrow(drawing, Priority.ALWAYS);
    var buttons = new HBox(8, drawing, make, close);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    Label what = Parts.sentence("muted", texts.get("moons.what"));
    var sheet = new VBox(12, title, what, choices, done, problem, buttons);
    sheet.setId("make-moons");
    sheet.getStyleClass().add("help-sheet");
    sheet.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    getChildren().add(sheet);
  }

  private Field<TextField> entered(String prefix, StringProperty typed) {
    Field<TextField> field = choices.text(prefix, typed);
    field.control().setOnAction(event -> model.make());
    return field;
  }

  private void showSample(@Nullable LabelledImages moons) {
    if (moons != null) {
      sample.setSmooth(moons.width() > SMALL);
      sample.setImage(PreviewPane.sheet(moons));
      sample.setAccessibleText(texts.get("moons.sample"));
    }
  }

  private void show(Making state) {
    boolean opened = cover(!(state instanceof Closed));
    boolean busy = state instanceof Drawing;
    boolean made = state instanceof Made;
    Parts.present(choices, !made);
    choices.setDisable(busy);
    Parts.present(make, state instanceof Choosing);
    Parts.present(close, !busy);
    // Its room stays, or the buttons would move under the hand that pressed one.
    Parts.present(problem, !made);
    problem.setText(
        state instanceof Choosing choosing
            ? Objects.requireNonNullElse(choosing.problem(), "")
            : "");
    Parts.show(done, state instanceof Made end ? done(end) : null);
    if (opened) {
      first().requestFocus();
    }
  }

  private String done(Made made) {
    return texts.get(
        "data.done",
        made.choice().name(),
        NumberFormats.count(made.choice().trainImages() + made.choice().testImages()));
  }

  @Override
  protected Button first() {
    return List.of(make, close).stream()
        .filter(Node::isVisible)
        .findFirst()
        .orElse(drawing.cancel());
  }

  @Override
  protected Button wayOut() {
    return drawing.isVisible() ? drawing.cancel() : close;
  }
}
