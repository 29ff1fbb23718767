package lunula.ui.train;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import lunula.files.UserMessages;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.CoveringSheet;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;
import lunula.ui.train.RunColumns.Column;
import lunula.ui.train.RunsViewModel.Pair;

/// A sheet over the window: the newest run beside the one before it, by curves, maps and settings;
/// and a table of all runs of this sitting. Made when first shown.
public final class RunsView extends CoveringSheet {
  private static final double WIDEST = 1_560;
  private static final double DIFFERENCES = 240;

  private final Texts texts = Texts.of(RunsView.class);
  private final RunsViewModel model;
  private final ExplorerState exploration;
  private final Button close;
  private final StackPane comparison = new StackPane();
  private final GridPane table = Parts.styled(new GridPane(), "runs-table");

  /// @param exploration has the threads
  /// @param target asks where to save the table
  public RunsView(RunsViewModel model, ExplorerState exploration, SaveTarget target) {
    super("runs");
    this.model = model;
    this.exploration = exploration;
    close = Parts.button(texts, "train.runs.close.", () -> model.shownProperty().set(false));
    setId("runs");
    Parts.present(this, false);
    WeakSubscriptions.hear(
        this,
        model.shownProperty(),
        shown -> {
          if (shown && getChildren().isEmpty()) {
            fill(target);
          }
          if (cover(shown)) {
            close.requestFocus();
          }
          show();
        });
    WeakSubscriptions.hear(this, model.runsProperty(), (was, now) -> show());
    WeakSubscriptions.hear(this, model.sortProperty(), (was, now) -> showTable());
    WeakSubscriptions.hear(this, model.descendingProperty(), (was, now) -> showTable());
  }

  @Override
  protected Button first() {
    return close;
  }

  @Override
  protected Button wayOut() {
    return close;
  }

  private void fill(SaveTarget target) {
    Button save =
        Parts.button(
            texts, "train.runs.save.", () -> target.ask("lunula-runs.csv").ifPresent(model::save));
    ScrollPane scroll = Parts.styled(new ScrollPane(table), "panel-scroll");
    scroll.setFitToWidth(true);
    scroll.setMinHeight(120);
    scroll.setPrefHeight(200);
    VBox.setVgrow(comparison, Priority.ALWAYS);
    lay(texts.get("train.runs.title"), List.of(save, close), WIDEST, comparison, scroll)
        .getStyleClass()
        .add("runs-sheet");
  }

  private void show() {
    if (isVisible()) {
      Pair pair = model.pair();
      comparison
          .getChildren()
          .setAll(
              pair == null
                  ? Parts.sentence("muted", texts.get("train.runs.few"))
                  : comparison(pair));
      showTable();
    } else {
      comparison.getChildren().clear();
    }
  }

  private HBox comparison(Pair pair) {
    Region curves = curves(pair);
    Region last = map("train.runs.last", pair.last());
    Region newest = map("train.runs.newest", pair.newest());
    var row = new HBox(16, curves, last, newest, differences(pair));
    for (Region part : List.of(curves, last, newest)) {
      HBox.setHgrow(part, Priority.ALWAYS);
      part.setPrefWidth(300);
    }
    return row;
  }

  /// Both curves in one chart, if they compare.
  private VBox curves(Pair pair) {
    var history = new LossHistory();
    pair.newest().curve().forEach(history::add);
    if (pair.comparable()) {
      history.compareWith(pair.last().curve());
    }
    var losses = pair.newest().losses();
    var chart = new LossChart(history, losses);
    chart.setMinSize(200, 140);
    VBox.setVgrow(chart, Priority.ALWAYS);
    var terms = new VBox();
    if (losses.shown().size() > 1) {
      terms
          .getChildren()
          .add(
              new SegmentedChoice<>(
                  chart.seriesProperty(),
                  losses.shown(),
                  series -> UserMessages.words(series.label()),
                  series -> UserMessages.words(series.tip())));
    }
    var box = new VBox(8, terms, chart);
    box.getChildren()
        .addAll(
            legend("train.runs.newest", pair.newest(), "train", "test"),
            pair.comparable()
                ? legend("train.runs.last", pair.last(), "train-before", "test-before")
                : Parts.sentence("muted", texts.get("train.runs.other")));
    return Parts.styled(box, "curves");
  }

  private HBox legend(String key, FinishedRun run, String train, String test) {
    return Parts.row(
        6,
        Parts.label("legend", texts.get(key, run.number())),
        Parts.gap(),
        Parts.styled(new Line(0, 0, 22, 0), "sample", train),
        Parts.label("muted", texts.get("train.chart.train")),
        Parts.styled(new Line(0, 0, 22, 0), "sample", test),
        Parts.label("muted", texts.get("train.chart.test")));
  }

  private VBox map(String key, FinishedRun run) {
    Label name = Parts.label("panel-title", texts.get(key, run.number()));
    MapData shown = run.map();
    Node content = Parts.sentence("muted", texts.get("train.runs.map.none"));
    if (shown != null) {
      var state = new ExplorerState(exploration.background(), exploration.foreground());
      var points = new MapViewModel(state);
      state.show(shown);
      var view = MapView.withLegend(points);
      view.setAccessibleText(texts.get(key, run.number()));
      content = view;
    }
    VBox.setVgrow(content, Priority.ALWAYS);
    return new VBox(8, name, content);
  }

  private ScrollPane differences(Pair pair) {
    Label title = Parts.label("panel-title", texts.get("train.runs.differences"));
    var rows = Parts.styled(new GridPane(10, 6), "differences");
    List<Column> differing = pair.differences();
    var box = new VBox(8, title);
    if (differing.isEmpty()) {
      box.getChildren().add(Parts.sentence("muted", texts.get("train.runs.same")));
    }
    int line = 0;
    for (Column setting : differing) {
      rows.add(Parts.sentence("muted", setting.name()), 0, line++);
      String change =
          texts.get("train.runs.change", setting.text(pair.last()), setting.text(pair.newest()));
      rows.add(Parts.sentence("change", change), 0, line++);
    }
    box.getChildren().add(rows);
    ScrollPane scroll = Parts.styled(Parts.scrolling(new ScrollPane(box)), "panel-scroll");
    scroll.setMinWidth(DIFFERENCES);
    scroll.setPrefWidth(DIFFERENCES);
    return scroll;
  }

  private void showTable() {
    if (!isVisible()) {
      return;
    }
    Node focused = getScene() == null ? null : getScene().getFocusOwner();
    String head = focused == null ? "" : String.valueOf(focused.getUserData());
    List<Column> columns = model.columns();
    List<Node> cells = new ArrayList<>();
    for (int at = 0; at < columns.size(); at++) {
      cells.add(at(head(columns.get(at)), at, 0));
    }
    List<FinishedRun> runs = model.sorted();
    for (int row = 0; row < runs.size(); row++) {
      for (int at = 0; at < columns.size(); at++) {
        Column column = columns.get(at);
        Label cell = Parts.label("cell", column.text(runs.get(row)));
        cell.setMinWidth(Region.USE_PREF_SIZE);
        cells.add(at(cell, at, row + 1));
      }
    }
    table.getChildren().setAll(cells);
    cells.stream()
        .filter(cell -> head.equals(cell.getUserData()))
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private static Node at(Node cell, int column, int row) {
    GridPane.setConstraints(cell, column, row);
    return cell;
  }

  private Button head(Column column) {
    boolean sorted = model.sortProperty().get().equals(column.id());
    boolean descending = model.descendingProperty().get();
    String name = column.name();
    var head =
        Parts.styled(
            new Button(
                sorted ? texts.get(descending ? "train.runs.down" : "train.runs.up", name) : name),
            "quiet");
    Parts.explain(head, texts.get("train.runs.sort", name));
    head.setMinWidth(Region.USE_PREF_SIZE);
    head.setUserData(column.id());
    head.setOnAction(event -> model.sortBy(column));
    return head;
  }
}
