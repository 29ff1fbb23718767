package lunula.ui.compare;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The page of the path from one image to another in several models at once, under one position,
/// with the truth beside them.
final class ComparedPathsView extends VBox {
  private static final double END = 44;
  private static final double SECONDS = 6;

  private final Texts texts = Texts.of(ComparedPathsView.class);
  private final CompareViewModel compare;
  private final ComparedPathsViewModel model;
  private final PlaySlider rail;
  private final Label caption = Parts.sentence("morph-caption", "");

  ComparedPathsView(CompareViewModel compare) {
    super(8);
    this.compare = compare;
    model = compare.between();
    getStyleClass().addAll("morph", "between");
    rail = new PlaySlider("compare.between.", model.positionProperty(), SECONDS);
    rail.slider().setId("between-position");
    rail.slider().setBlockIncrement(1.0 / (ComparedPaths.STEPS - 1));
    StackPane middle = SideBySideView.withProblem(new PathTable(compare), model.problemProperty());
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().addAll(ends(), middle, rail, caption);
    WeakSubscriptions.hear(this, model.pathsProperty(), paths -> show());
    WeakSubscriptions.hear(this, model.positionProperty(), position -> show());
  }

  private HBox ends() {
    GrayPicture from = GrayPicture.ofSide(END);
    GrayPicture to = GrayPicture.ofSide(END);
    Button begin = Parts.button(texts, "compare.between.begin.", () -> choose(model::begin));
    Button end = Parts.button(texts, "compare.between.end.", () -> choose(model::end));
    Button swap = Parts.button(texts, "compare.between.swap.", model::swap);
    Button wane = Parts.button(texts, "compare.between.wane.", model::wane);
    wane.getStyleClass().add("primary");
    var row = new HBox(8, from, begin, swap, to, end, Parts.gap(), wane);
    row.setAlignment(Pos.CENTER_LEFT);
    from.setAccessibleText(texts.get("compare.between.from"));
    to.setAccessibleText(texts.get("compare.between.to"));
    WeakSubscriptions.hear(this, model.moonsProperty(), moons -> Parts.present(wane, moons));
    Runnable permit =
        () -> {
          boolean known = model.known(compare.chosenProperty().get());
          begin.setDisable(!known);
          end.setDisable(!known);
          swap.setDisable(model.modelsProperty().get().isEmpty());
          wane.setDisable(model.isWaning());
        };
    WeakSubscriptions.hear(
        this,
        model.endsProperty(),
        ends -> {
          from.setPicture(ends == null ? null : ends.from().original());
          to.setPicture(ends == null ? null : ends.to().original());
          permit.run();
        });
    WeakSubscriptions.hear(this, compare.chosenProperty(), chosen -> permit.run());
    WeakSubscriptions.hear(this, model.modelsProperty(), models -> permit.run());
    return row;
  }

  private void choose(Consumer<ComparedImage> end) {
    ComparedImage chosen = compare.chosenProperty().get();
    if (chosen != null) {
      end.accept(chosen);
    }
  }

  private void show() {
    ComparedPaths paths = model.pathsProperty().get();
    rail.setReady(model.isDecoded());
    if (!model.isDecoded()) {
      caption.setText("");
    } else if (paths.truth().isEmpty()) {
      caption.setText(texts.get("compare.between.unknown"));
    } else {
      caption.setText(errors(paths));
    }
  }

  private String errors(ComparedPaths paths) {
    int step = ComparedPaths.step(model.positionProperty().get());
    String errors =
        paths.rows().stream()
            .filter(row -> !row.errors().isEmpty())
            .map(
                row ->
                    texts.get(
                        "compare.between.error",
                        row.entry().card().name(),
                        PathTable.grey(row.errors().get(step))))
            .collect(Collectors.joining(texts.get("compare.between.and")));
    return texts.get(
        "compare.between.at", Math.round(100.0 * step / (ComparedPaths.STEPS - 1)), errors);
  }
}
