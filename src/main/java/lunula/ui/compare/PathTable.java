package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;
import lunula.describe.BundledWords;
import lunula.library.LibraryEntry;
import lunula.model.Sample;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The paths of several models one under the other, the true path above them, and the curves of
/// their errors below, all in the same columns.
final class PathTable extends GridPane {
  /// Side of the large picture in a low window, in pixels.
  static final double LARGE = 112;

  /// Side of the large picture where there is room.
  static final double LARGEST = 220;

  private static final double HEAD = 250;

  private final Texts texts = Texts.of(PathTable.class);
  private final CompareViewModel compare;
  private final ComparedPathsViewModel model;
  private final List<Row> rows = new ArrayList<>();
  private final List<Label> means = new ArrayList<>();
  private final Label scale = Parts.sentence("muted", "");
  private final ErrorCurves errors;
  private Row truth;

  PathTable(CompareViewModel compare) {
    this.compare = compare;
    model = compare.between();
    errors = new ErrorCurves(model);
    truth = truth();
    getStyleClass().add("path-table");
    setHgap(12);
    setVgap(6);
    var strip = new ColumnConstraints();
    strip.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(new ColumnConstraints(HEAD), strip);
    heightProperty().subscribe(height -> enlarge());
    WeakSubscriptions.hear(this, model.entriesProperty(), this::build);
    WeakSubscriptions.hear(this, model.pathsProperty(), this::show);
    WeakSubscriptions.hear(this, model.problemProperty(), problem -> presentRows());
    WeakSubscriptions.hear(this, model.positionProperty(), position -> showPosition());
  }

  private Row truth() {
    String name = texts.get("compare.between.truth");
    Label how = Parts.sentence("muted", texts.get("compare.between.truth.how"));
    return new Row(name, Parts.sentence("model-name", name), how);
  }

  private void build(List<LibraryEntry> entries) {
    getChildren().clear();
    rows.clear();
    means.clear();
    truth = truth();
    truth.addTo(0);
    for (int place = 0; place < entries.size(); place++) {
      Row row = row(place, entries);
      rows.add(row);
      row.addTo(place + 1);
    }
    Label title = Parts.sentence("model-name", texts.get("compare.between.errors"));
    var words = new VBox(3, title, scale);
    words.setAlignment(Pos.CENTER_LEFT);
    addRow(entries.size() + 1, words, errors);
    enlarge();
    show(model.pathsProperty().get());
  }

  /// In a high window, the picture at the position is larger than those of the strip.
  private void enlarge() {
    double free = getHeight() - errors.getPrefHeight();
    double side = Math.floor(free / (rows.size() + 1) - getVgap());
    double large = Math.clamp(side, LARGE, LARGEST);
    truth.enlarge(large);
    rows.forEach(row -> row.enlarge(large));
  }

  private Row row(int place, List<LibraryEntry> entries) {
    var menu =
        new CompareView.ModelMenu(
            compare::models,
            entry -> compare.chooseModel(place, entry),
            texts.get("compare.between.model.tip"));
    menu.show(entries.get(place));
    HBox.setHgrow(menu, Priority.ALWAYS);
    HBox header = Parts.row(4, menu);
    if (entries.size() > CompareViewModel.LEAST) {
      String tip = texts.get("compare.between.remove.tip");
      header.getChildren().add(Parts.iconButton("close", tip, () -> compare.removeModel(place)));
    }
    var chip = Parts.styled(new Region(), "path-chip", "path-" + place);
    Label mean = Parts.label("muted", "");
    means.add(mean);
    HBox measured = Parts.row(8, chip, mean);
    return new Row(BundledWords.name(entries.get(place).card()), header, measured);
  }

  private void show(ComparedPaths paths) {
    truth.show(paths.truth());
    for (int i = 0; i < rows.size(); i++) {
      boolean known = i < paths.rows().size();
      rows.get(i).show(known ? paths.rows().get(i).pictures() : List.of());
      boolean measured = known && !paths.rows().get(i).errors().isEmpty();
      means
          .get(i)
          .setText(
              measured ? texts.get("compare.between.mean", grey(paths.rows().get(i).mean())) : "");
      Parts.present(means.get(i).getParent(), measured);
    }
    scale.setText(texts.get("compare.between.scale", grey(paths.greatestError())));
    presentRows();
  }

  /// The truth has a row where it is known, and while it is being looked up.
  private void presentRows() {
    ComparedPaths paths = model.pathsProperty().get();
    boolean failed = model.problemProperty().get() != null;
    boolean comparable = !paths.truth().isEmpty() || (paths.rows().isEmpty() && !failed);
    for (Node node : getChildren()) {
      if (getRowIndex(node) == 0 || getRowIndex(node) == rows.size() + 1) {
        Parts.present(node, comparable);
      }
    }
    rows.forEach(row -> row.present(!failed));
  }

  private void showPosition() {
    truth.showPosition();
    rows.forEach(Row::showPosition);
  }

  /// Grey levels of 0..1.
  static String grey(double error) {
    return String.format(Locale.ROOT, "%.3f", error);
  }

  /// What a row is, its path in small, and the picture at the position in large.
  private final class Row {
    private final VBox head;
    private final PathStrip strip = new PathStrip(model.positionProperty()::set);
    private final GrayPicture large = new GrayPicture();
    private List<? extends Sample> pictures = List.of();

    /// @param name for screen readers
    Row(String name, Region... parts) {
      head = new VBox(3, parts);
      head.setAlignment(Pos.CENTER_LEFT);
      strip.setAccessibleText(texts.get("compare.between.strip", name));
      large.setAccessibleText(texts.get("compare.between.large", name));
      large.getStyleClass().add("path-large");
      enlarge(LARGE);
      setVgrow(strip, Priority.ALWAYS);
    }

    void enlarge(double side) {
      large.setPrefWidth(side);
      large.setMinWidth(side);
      large.setMaxHeight(side);
    }

    void addTo(int row) {
      addRow(row, head, strip, large);
    }

    /// Shows or hides the pictures; the head stays.
    void present(boolean shown) {
      Parts.present(strip, shown);
      Parts.present(large, shown);
    }

    void show(List<? extends Sample> newest) {
      pictures = newest;
      strip.show(newest);
      showPosition();
    }

    void showPosition() {
      int step = ComparedPaths.step(model.positionProperty().get());
      large.setPicture(pictures.isEmpty() ? null : pictures.get(step));
    }
  }

  /// One curve for each model: the error of what it decodes along the path, each value under its
  /// picture, zero at the bottom. A press or a drag moves the position there.
  private static final class ErrorCurves extends Region {
    private static final double INSET = 4;

    private final ComparedPathsViewModel model;
    private final Polyline ground = line("path-ground");
    private final Polyline mark = line("path-mark");
    private final List<Polyline> curves = new ArrayList<>();

    ErrorCurves(ComparedPathsViewModel model) {
      this.model = model;
      getStyleClass().add("path-errors");
      getChildren().addAll(ground, mark);
      for (int i = 0; i < CompareViewModel.MOST; i++) {
        curves.add(line("path-curve", "path-" + i));
      }
      getChildren().addAll(curves);
      setMinHeight(56);
      setPrefHeight(96);
      PathStrip.seekIn(this, model.positionProperty()::set);
      WeakSubscriptions.hear(this, model.pathsProperty(), paths -> requestLayout());
      WeakSubscriptions.hear(this, model.positionProperty(), position -> requestLayout());
    }

    private static Polyline line(String... styles) {
      var line = Parts.styled(new Polyline(), styles);
      line.setManaged(false);
      return line;
    }

    @Override
    protected void layoutChildren() {
      List<ComparedPaths.Row> rows = model.pathsProperty().get().rows();
      double most = Math.max(1e-6, model.pathsProperty().get().greatestError());
      double bottom = getHeight() - INSET;
      for (int i = 0; i < curves.size(); i++) {
        List<Double> corners = new ArrayList<>();
        List<Double> errors = i < rows.size() ? rows.get(i).errors() : List.of();
        for (int step = 0; step < errors.size(); step++) {
          corners.add(PathStrip.across(step / (errors.size() - 1.0), getWidth()));
          corners.add(bottom - errors.get(step) / most * (getHeight() - 2 * INSET));
        }
        curves.get(i).getPoints().setAll(corners);
      }
      ground.getPoints().setAll(0.0, bottom, getWidth(), bottom);
      double now = PathStrip.across(model.positionProperty().get(), getWidth());
      mark.getPoints().setAll(now, 0.0, now, getHeight());
    }
  }

  /// Some of a path's pictures in a row, each in the middle of its cell. A press or a drag moves
  /// the position there.
  static final class PathStrip extends Region {
    /// Pictures in the row, from the first of the path to the last.
    static final int COUNT = 9;

    private static final double GAP = 4;
    private static final double LEAST = 28;

    private final List<GrayPicture> pictures = new ArrayList<>();

    /// @param seek is given positions, 0..1
    PathStrip(DoubleConsumer seek) {
      getStyleClass().add("path-strip");
      for (int i = 0; i < COUNT; i++) {
        var picture = new GrayPicture();
        picture.setMouseTransparent(true);
        pictures.add(picture);
      }
      getChildren().addAll(pictures);
      setMinSize(COUNT * LEAST, LEAST);
      seekIn(this, seek);
    }

    /// Has presses and drags in something as wide as a strip move the position.
    static void seekIn(Region region, DoubleConsumer seek) {
      EventHandler<MouseEvent> go =
          event -> {
            double cell = region.getWidth() / COUNT;
            seek.accept(Math.clamp((event.getX() - cell / 2) / (region.getWidth() - cell), 0, 1));
            event.consume();
          };
      region.addEventHandler(MouseEvent.MOUSE_PRESSED, go);
      region.addEventHandler(MouseEvent.MOUSE_DRAGGED, go);
    }

    /// Where a position is in something as wide as a strip.
    ///
    /// @param position 0..1
    static double across(double position, double width) {
      double cell = width / COUNT;
      return cell / 2 + position * (width - cell);
    }

    /// @param path [ComparedPaths#STEPS] pictures; empty shows empty squares
    void show(List<? extends Sample> path) {
      for (int i = 0; i < COUNT; i++) {
        int step = ComparedPaths.step(i / (COUNT - 1.0));
        pictures.get(i).setPicture(path.isEmpty() ? null : path.get(step));
      }
    }

    @Override
    protected double computePrefHeight(double width) {
      return 96;
    }

    @Override
    protected void layoutChildren() {
      double side = Math.floor(Math.min(getWidth() / COUNT - GAP, getHeight()));
      for (int i = 0; i < COUNT; i++) {
        double middle = across(i / (COUNT - 1.0), getWidth());
        double x = snapPositionX(middle - side / 2);
        pictures.get(i).resizeRelocate(x, snapPositionY((getHeight() - side) / 2), side, side);
      }
    }
  }
}
