package lunula.ui.compare;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The page of the way from one image to another in several models at once, under one position: the
/// full moon wanes into the crescent in all of them, and the truth beside them.
final class BetweenView extends VBox {
  private static final double END = 44;
  private static final double SECONDS = 6;

  private final Texts texts = Texts.of(BetweenView.class);
  private final CompareViewModel compare;
  private final BetweenViewModel model;
  private final GrayPicture from = GrayPicture.ofSide(END);
  private final GrayPicture to = GrayPicture.ofSide(END);
  private final Button play;
  private final Slider slider = new Slider(0, 1, 0);
  private final Label caption = Parts.sentence("morph-caption", "");
  private final Travel travel;

  BetweenView(CompareViewModel compare) {
    super(8);
    this.compare = compare;
    model = compare.between();
    play = Parts.button(texts, "compare.between.play.", this::togglePlay);
    String pause = texts.get("compare.morph.pause");
    travel = new Travel(play, pause, model.positionProperty(), SECONDS);
    getStyleClass().addAll("morph", "between");
    getChildren().addAll(ends(), middle(), rail(), caption);
    WeakSubscriptions.hear(this, model.waysProperty(), ways -> tell());
    WeakSubscriptions.hear(this, model.positionProperty(), position -> tell());
    sceneProperty().subscribe(scene -> stop());
  }

  private HBox ends() {
    Button begin = Parts.button(texts, "compare.between.begin.", () -> choose(true));
    Button end = Parts.button(texts, "compare.between.end.", () -> choose(false));
    Button swap = Parts.button(texts, "compare.between.swap.", model::swap);
    Button wane = Parts.button(texts, "compare.between.wane.", model::wane);
    wane.getStyleClass().add("primary");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(8, from, begin, swap, to, end, gap, wane);
    row.setAlignment(Pos.CENTER_LEFT);
    from.setAccessibleText(texts.get("compare.between.from"));
    to.setAccessibleText(texts.get("compare.between.to"));
    WeakSubscriptions.hear(this, model.endsProperty(), this::show);
    WeakSubscriptions.hear(this, model.moonsProperty(), moons -> Parts.present(wane, moons));
    Runnable permit =
        () -> {
          boolean known = model.known(compare.chosenProperty().get());
          begin.setDisable(!known);
          end.setDisable(!known);
          swap.setDisable(model.modelsProperty().get().isEmpty());
          wane.setDisable(model.isWaning());
        };
    WeakSubscriptions.hear(this, model.endsProperty(), ends -> permit.run());
    WeakSubscriptions.hear(this, compare.chosenProperty(), chosen -> permit.run());
    WeakSubscriptions.hear(this, model.modelsProperty(), models -> permit.run());
    return row;
  }

  private void choose(boolean first) {
    Chosen chosen = compare.chosenProperty().get();
    if (chosen != null && first) {
      model.begin(chosen);
    } else if (chosen != null) {
      model.end(chosen);
    }
  }

  private void show(BetweenViewModel.@Nullable Ends ends) {
    from.setPicture(ends == null ? null : ends.from().original());
    to.setPicture(ends == null ? null : ends.to().original());
  }

  private StackPane middle() {
    var table = new PathTable(compare);
    Label problem = Parts.sentence("problem", "");
    problem.setMaxWidth(420);
    problem.getStyleClass().add("pane-problem");
    StackPane.setAlignment(problem, Pos.CENTER);
    WeakSubscriptions.hear(this, model.problemProperty(), text -> Parts.show(problem, text));
    var middle = new StackPane(table, problem);
    VBox.setVgrow(middle, Priority.ALWAYS);
    return middle;
  }

  private HBox rail() {
    slider.setId("between-position");
    slider.setBlockIncrement(1.0 / (Between.STEPS - 1));
    slider.setTooltip(new Tooltip(texts.get("compare.between.slider.tip")));
    slider.setAccessibleText(texts.get("compare.between.slider.tip"));
    slider.valueProperty().bindBidirectional(model.positionProperty());
    slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> stop());
    slider.addEventFilter(KeyEvent.KEY_PRESSED, event -> stop());
    HBox.setHgrow(slider, Priority.ALWAYS);
    var rail = new HBox(12, play, slider);
    rail.setAlignment(Pos.CENTER);
    return rail;
  }

  private void tell() {
    Between ways = model.waysProperty().get();
    play.setDisable(!model.isDecoded());
    slider.setDisable(!model.isDecoded());
    if (!model.isDecoded()) {
      caption.setText("");
    } else if (ways.truth().isEmpty()) {
      caption.setText(texts.get("compare.between.unknown"));
    } else {
      caption.setText(errors(ways));
    }
  }

  private String errors(Between ways) {
    int step = Between.step(model.positionProperty().get());
    String errors =
        ways.rows().stream()
            .filter(row -> !row.errors().isEmpty())
            .map(
                row ->
                    texts.get(
                        "compare.between.error",
                        row.entry().card().name(),
                        PathTable.grey(row.errors().get(step))))
            .collect(Collectors.joining(texts.get("compare.between.and")));
    long share = Math.round(100.0 * step / (Between.STEPS - 1));
    return texts.get("compare.between.at", share, errors);
  }

  private void togglePlay() {
    travel.toggle(1);
  }

  /// Stops the travel; a hidden page never plays.
  void stop() {
    travel.stop();
  }

  /// Whether the position moves by itself.
  boolean isPlaying() {
    return travel.isRunning();
  }
}
