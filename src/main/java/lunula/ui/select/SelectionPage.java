package lunula.ui.select;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lunula.measure.Selection;
import lunula.measure.Selection.Joining;
import lunula.measure.SelectionMeans;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Form;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.JobPane;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WhileShown;
import lunula.ui.select.SelectTool.Shape;
import lunula.ui.select.SelectionExport.Kind;

/// The selected images: how they are selected, how many there are of each class, their pictures,
/// their mean, and saving them.
final class SelectionPage extends Form {
  private static final double SHEET = 152;
  private static final double MEAN = 84;

  /// Ten classes are seen whole.
  private static final double CLASSES = 240;

  private final Texts texts = Texts.of(SelectionPage.class);
  private final SelectViewModel model;
  private final FileChoosers choosers;
  private final Region radius;
  private final Label count = Parts.label("panel-title", "");
  private final ClassBars bars;
  private final PictureGrid sheet;
  private final GrayPicture decodedMean = GrayPicture.ofSide(MEAN);
  private final GrayPicture pixelMean = GrayPicture.ofSide(MEAN);
  private final VBox averaged;
  private final HBox means;
  private final MenuButton save = new MenuButton();

  SelectionPage(SelectViewModel model, FileChoosers choosers) {
    super(Texts.of(SelectionPage.class));
    this.model = model;
    this.choosers = choosers;
    setId("select-selection");
    radius = radius();
    bars = new ClassBars((label, held) -> model.selection().ofClass(label, joining(held)));
    sheet = new PictureGrid(model.chosen()::goTo, model.chosen()::words);
    sheet.setId("select-sheet");
    sheet.setAccessibleText(texts.get("select.page.selection.label"));
    sheet.setMinHeight(SHEET);
    sheet.setPrefHeight(SHEET);
    averaged = captioned(pixelMean, "select.mean.pixels.");
    means = means();
    add(
        segmented("select.shape.", model.tool().shapeProperty()),
        segmented("select.joining.", model.tool().joiningProperty()),
        radius,
        whole(),
        classes(),
        sheet,
        means,
        saveRow(),
        new JobPane(model.export().job(), texts, "export."));
    WhileShown.follow(this, this::follow);
  }

  /// A key that is held down wins.
  private Joining joining(Joining held) {
    return held == Joining.REPLACE ? model.tool().joiningProperty().get() : held;
  }

  private Region radius() {
    DoubleProperty pixels = model.tool().radiusProperty();
    var field =
        slider(
                "select.radius.",
                pixels,
                SelectTool.LEAST_RADIUS,
                SelectTool.MOST_RADIUS,
                0,
                pixels.map(size -> NumberFormats.count(Math.round(size.doubleValue()))))
            .resetTo(pixels, SelectTool.RADIUS);
    field.control().setTooltip(new Tooltip(SelectInstrument.sizes(texts.get("select.radius.tip"))));
    return field.box();
  }

  private HBox whole() {
    SelectionViewModel selection = model.selection();
    Button all = Parts.button(texts, "select.all.", selection::all);
    Button invert = Parts.button(texts, "select.invert.", selection::invert);
    Button none = Parts.button(texts, "select.none.", selection::none);
    SelectInstrument.all(selection::all).tellOn(all, texts.get("select.all.tip"));
    SelectInstrument.invert(selection::invert).tellOn(invert, texts.get("select.invert.tip"));
    SelectInstrument.none(selection::none).tellOn(none, texts.get("select.none.tip"));
    var row = new HBox(8, all, invert, none);
    row.getStyleClass().add("actions");
    return row;
  }

  /// Many classes scroll.
  private VBox classes() {
    count.setId("select-count");
    var scroll = new ScrollPane(bars);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMaxHeight(Region.USE_PREF_SIZE);
    scroll.setMinHeight(0);
    scroll.getStyleClass().add("class-scroll");
    bars.heightProperty()
        .subscribe(height -> scroll.setPrefViewportHeight(Math.min(CLASSES, height.doubleValue())));
    return new VBox(4, count, scroll);
  }

  private HBox means() {
    decodedMean.setId("select-mean-decoded");
    pixelMean.setId("select-mean-pixels");
    return new HBox(16, captioned(decodedMean, "select.mean.decoded."), averaged);
  }

  private VBox captioned(GrayPicture picture, String key) {
    Label caption = Parts.sentence("muted", texts.get(key + "label"));
    caption.setMaxWidth(124);
    var box = new VBox(2, picture, caption);
    Tooltip.install(box, new Tooltip(texts.get(key + "tip")));
    return box;
  }

  private HBox saveRow() {
    save.setText(texts.get("export.label"));
    save.setId("select-save");
    save.setTooltip(new Tooltip(texts.get("export.tip")));
    save.setMinWidth(Region.USE_PREF_SIZE);
    for (Kind kind : Kind.values()) {
      var item = new MenuItem(texts.get(Texts.key("export.as.", kind)));
      item.setOnAction(event -> save(kind));
      save.getItems().add(item);
    }
    return new HBox(8, save);
  }

  private void save(Kind kind) {
    Optional<Path> file =
        choosers.save(texts.get("export.title"), model.export().suggestedName(kind));
    file.ifPresent(path -> model.export().save(kind, path));
  }

  private Subscription follow() {
    SelectionViewModel selection = model.selection();
    return Subscription.combine(
        model
            .tool()
            .shapeProperty()
            .subscribe(shape -> Parts.present(radius, shape == Shape.BRUSH)),
        selection.selectionProperty().subscribe(this::show),
        selection.meansProperty().subscribe(this::show),
        model.map().exploration().mapProperty().subscribe(map -> showSelection()),
        model.map().exploration().samplesProperty().subscribe(images -> showSelection()),
        model
            .map()
            .exploration()
            .groupingsProperty()
            .subscribe(by -> Parts.present(averaged, by.isEmpty())),
        model.export().job().runningProperty().subscribe(this::showSaving));
  }

  private void showSaving(boolean running) {
    save.setDisable(running || model.selection().selectionProperty().get().isEmpty());
  }

  private void showSelection() {
    show(model.selection().selectionProperty().get());
  }

  private void show(Selection chosen) {
    count.setText(
        texts.get(
            chosen.isEmpty() ? "select.count.none" : "select.count",
            NumberFormats.count(chosen.count()),
            NumberFormats.count(chosen.total())));
    bars.show(
        model.selection().classNames(),
        model.selection().classCounts(),
        model.selection().restClass());
    sheet.show(chosen.indices(), model.map().exploration().samplesProperty().get());
    Parts.present(sheet, !chosen.isEmpty());
    Parts.present(means, !chosen.isEmpty());
    Parts.present(save, !chosen.isEmpty());
    save.setDisable(chosen.isEmpty() || model.export().job().runningProperty().get());
  }

  private void show(SelectionMeans mean) {
    decodedMean.setPicture(mean.decoded());
    pixelMean.setPicture(mean.averaged());
  }

  /// How many of each class are chosen, as bars. A bar is a button, too: it selects all of its
  /// class; with Ctrl or ⌘ it adds them, with Alt it removes them.
  private static final class ClassBars extends VBox {
    private static final int COLOURS = 10;
    private static final double NAME = 92;
    private static final double COUNT = 48;
    private static final double BAR = 84;

    private final Texts texts = Texts.of(ClassBars.class);
    private final BiConsumer<Integer, Joining> choose;
    private List<String> names = List.of();
    private int rest = -1;
    private Joining joining = Joining.REPLACE;

    /// @param choose is given the class and how to join it
    ClassBars(BiConsumer<Integer, Joining> choose) {
      super(1);
      this.choose = choose;
      setId("select-classes");
      addEventFilter(MouseEvent.ANY, this::hearMouse);
      addEventFilter(KeyEvent.KEY_PRESSED, this::hearKey);
    }

    private void hearMouse(MouseEvent event) {
      joining = joining(event.isShortcutDown(), event.isAltDown());
    }

    private void hearKey(KeyEvent event) {
      joining = joining(event.isShortcutDown(), event.isAltDown());
      boolean held = joining != Joining.REPLACE;
      if (held
          && event.getTarget() instanceof Button bar
          && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
        bar.fire();
        event.consume();
      }
    }

    private static Joining joining(boolean adds, boolean removes) {
      if (removes) {
        return Joining.SUBTRACT;
      }
      return adds ? Joining.ADD : Joining.REPLACE;
    }

    /// @param classNames by number
    /// @param counts by number
    /// @param standsBack number of the class of all that is in no other, or −1
    void show(List<String> classNames, int[] counts, int standsBack) {
      if (!classNames.equals(names) || standsBack != rest) {
        names = classNames;
        rest = standsBack;
        getChildren().clear();
        for (int label = 0; label < names.size(); label++) {
          getChildren().add(row(label));
        }
      }
      int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
      for (int label = 0; label < names.size() && label < counts.length; label++) {
        update((Button) getChildren().get(label), label, counts[label], most);
      }
    }

    private String style(int label) {
      return label == rest ? "class-rest" : "class-" + label % COLOURS;
    }

    private Button row(int label) {
      var swatch = new Region();
      swatch.getStyleClass().addAll("class-swatch", style(label));
      var name = new Label(nameOf(label));
      name.setMinWidth(NAME);
      name.setPrefWidth(NAME);
      name.setMaxWidth(NAME);
      var bar = new Region();
      bar.getStyleClass().addAll("class-bar", style(label));
      var track = new StackPane(bar);
      track.setAlignment(Pos.CENTER_LEFT);
      track.setMinWidth(BAR);
      HBox.setHgrow(track, Priority.ALWAYS);
      Label count = Parts.label("muted", "");
      count.setMinWidth(COUNT);
      count.setAlignment(Pos.CENTER_RIGHT);
      var row = new Button(null, new HBox(6, swatch, name, track, count));
      ((HBox) row.getGraphic()).setAlignment(Pos.CENTER_LEFT);
      row.getStyleClass().addAll("quiet", "class-row");
      row.setMaxWidth(Double.MAX_VALUE);
      row.setTooltip(new Tooltip(texts.get("select.class.tip", nameOf(label))));
      row.setOnAction(event -> choose.accept(label, joining));
      return row;
    }

    private String nameOf(int label) {
      return names.get(label).isEmpty() ? texts.get("select.class.none") : names.get(label);
    }

    private void update(Button row, int label, int count, int most) {
      HBox parts = (HBox) row.getGraphic();
      StackPane track = (StackPane) parts.getChildren().get(2);
      Region bar = (Region) track.getChildren().getFirst();
      double width = count == 0 ? 0 : Math.max(2, BAR * count / most);
      bar.setMinWidth(width);
      bar.setMaxWidth(width);
      ((Label) parts.getChildren().get(3)).setText(NumberFormats.count(count));
      row.setAccessibleText(
          texts.get("select.class.accessible", nameOf(label), NumberFormats.count(count)));
    }
  }
}
