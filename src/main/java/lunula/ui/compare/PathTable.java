package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.library.LibraryEntry;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The ways of several models one under the other, the true way above them, and the curves of their
/// errors below, all in the same columns.
final class PathTable extends GridPane {
  private static final double HEAD = 250;

  private final Texts texts = Texts.of(PathTable.class);
  private final CompareViewModel compare;
  private final BetweenViewModel model;
  private final List<PathRow> rows = new ArrayList<>();
  private final List<Label> means = new ArrayList<>();
  private final Label scale = Parts.sentence("muted", "");
  private final PathErrors errors;
  private PathRow truth;

  PathTable(CompareViewModel compare) {
    this.compare = compare;
    model = compare.between();
    errors = new PathErrors(model);
    truth = truth();
    getStyleClass().add("way-table");
    setHgap(12);
    setVgap(6);
    var head = new ColumnConstraints(HEAD);
    var strip = new ColumnConstraints();
    strip.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(head, strip);
    heightProperty().subscribe(height -> enlarge());
    WeakSubscriptions.hear(this, model.entriesProperty(), this::build);
    WeakSubscriptions.hear(this, model.waysProperty(), this::show);
    WeakSubscriptions.hear(this, model.problemProperty(), problem -> fit());
    WeakSubscriptions.hear(this, model.positionProperty(), position -> stand());
  }

  private PathRow truth() {
    Label name = Parts.sentence("model-name", texts.get("compare.between.truth"));
    Label how = Parts.sentence("muted", texts.get("compare.between.truth.how"));
    return new PathRow(model, texts.get("compare.between.truth"), name, how);
  }

  private void build(List<LibraryEntry> entries) {
    getChildren().clear();
    rows.clear();
    means.clear();
    truth = truth();
    truth.addTo(this, 0);
    for (int place = 0; place < entries.size(); place++) {
      PathRow row = row(place, entries);
      rows.add(row);
      row.addTo(this, place + 1);
    }
    Label what = Parts.sentence("model-name", texts.get("compare.between.errors"));
    var words = new VBox(3, what, scale);
    words.setAlignment(Pos.CENTER_LEFT);
    addRow(entries.size() + 1, words, errors);
    enlarge();
    show(model.waysProperty().get());
  }

  /// In a high window the place on the way is larger than the pictures of the way.
  private void enlarge() {
    double free = getHeight() - errors.getPrefHeight();
    double side = Math.floor(free / (rows.size() + 1) - getVgap());
    double large = Math.clamp(side, PathRow.LARGE, PathRow.LARGEST);
    truth.enlarge(large);
    rows.forEach(row -> row.enlarge(large));
  }

  private PathRow row(int place, List<LibraryEntry> entries) {
    var menu =
        new ModelMenu(
            compare::models,
            entry -> compare.lineup().choose(place, entry),
            texts.get("compare.between.model.tip"));
    menu.show(entries.get(place));
    HBox.setHgrow(menu, Priority.ALWAYS);
    var header = new HBox(4, menu);
    header.setAlignment(Pos.CENTER_LEFT);
    if (entries.size() > ComparedModels.LEAST) {
      header.getChildren().add(remove(place));
    }
    var chip = new Region();
    chip.getStyleClass().addAll("way-chip", "way-" + place);
    var mean = new Label();
    mean.getStyleClass().add("muted");
    means.add(mean);
    var measured = new HBox(8, chip, mean);
    measured.setAlignment(Pos.CENTER_LEFT);
    return new PathRow(model, entries.get(place).card().name(), header, measured);
  }

  private Button remove(int place) {
    var remove = new Button(null, Parts.icon("close"));
    remove.getStyleClass().addAll("quiet", "icon-only");
    remove.setTooltip(new Tooltip(texts.get("compare.between.remove.tip")));
    remove.setAccessibleText(texts.get("compare.between.remove.tip"));
    remove.setOnAction(event -> compare.lineup().remove(place));
    return remove;
  }

  private void show(Between ways) {
    truth.show(ways.truth());
    for (int i = 0; i < rows.size(); i++) {
      boolean known = i < ways.rows().size();
      rows.get(i).show(known ? ways.rows().get(i).pictures() : List.of());
      boolean measured = known && !ways.rows().get(i).errors().isEmpty();
      String mean = measured ? grey(ways.rows().get(i).mean()) : "";
      means.get(i).setText(measured ? texts.get("compare.between.mean", mean) : "");
      Parts.present(means.get(i).getParent(), measured);
    }
    scale.setText(texts.get("compare.between.scale", grey(PathErrors.most(ways))));
    boolean comparable = !ways.truth().isEmpty() || ways.rows().isEmpty();
    Stream.concat(inRow(0), inRow(rows.size() + 1))
        .forEach(node -> Parts.present(node, comparable));
    stand();
  }

  /// The truth has a row where it is known, and while nobody can tell yet.
  private void fit() {
    Between ways = model.waysProperty().get();
    boolean failed = model.problemProperty().get() != null;
    boolean waiting = ways.rows().isEmpty() && !failed;
    boolean comparable = waiting || !ways.truth().isEmpty();
    Stream.concat(inRow(0), inRow(rows.size() + 1))
        .forEach(node -> Parts.present(node, comparable));
    rows.forEach(row -> row.present(!failed));
  }

  private Stream<Node> inRow(int row) {
    return getChildren().stream().filter(node -> getRowIndex(node) == row);
  }

  private void stand() {
    double now = model.positionProperty().get();
    truth.stand(now);
    rows.forEach(row -> row.stand(now));
  }

  /// Grey levels of 0..1.
  static String grey(double error) {
    return String.format(Locale.ROOT, "%.3f", error);
  }
}
