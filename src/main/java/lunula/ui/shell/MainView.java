package lunula.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Dimension2D;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Action;
import lunula.ui.kit.Actions;
import lunula.ui.kit.FocusCycle;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.LazyPanel;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Shrinking;
import lunula.ui.kit.SideColumn;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainViewModel.Tool;
import org.jspecify.annotations.Nullable;

/// The main window's content: a bar along the top, the tools at the left, the map with the path
/// beneath it in the middle, the decoded picture at the right, a sentence on what to do at the
/// bottom.
public final class MainView extends StackPane {
  /// The least width the content is made for, in pixels; in a narrower window all of it is smaller.
  public static final double MIN_WIDTH = 1080;

  /// The least height the content is made for, in pixels; in a lower window all of it is smaller.
  public static final double MIN_HEIGHT = 640;

  private static final double TOOLS_WIDTH = 308;
  private static final double DECODE_WIDTH = 308;
  private static final double DECODE_SHARE = 0.24;
  private static final double DECODE_USUALLY_MOST = 365;

  /// What a side column may take of the window when its edge is dragged.
  private static final double MOST_SHARE = 0.34;

  private static final double TOOLS_MOST = 520;
  private static final double DECODE_MOST = 640;
  private static final double PATH_HEIGHT = 108;

  private final Texts texts = Texts.of(MainView.class);
  private final MainViewModel model;
  private final Region map;
  private final VBox foot = new VBox();
  private final LazyPanel decode;
  private final LazyPanel path;
  private final LazyPanel compare;
  private final LazyPanel explore;
  private final LazyPanel train;
  private final LazyPanel models;
  private final TopBar top;
  private final StatusBar status;
  private final Deque<Runnable> bars = new ArrayDeque<>();
  private final Shrinking shrinking = new Shrinking(this, MIN_WIDTH, MIN_HEIGHT);

  /// What goes where; every panel is shown once. Those at the sides are made when their turn comes:
  /// see [#furnish()].
  ///
  /// @param map takes the space that is left
  /// @param decode at the right
  /// @param path beneath the map, at its preferred height
  /// @param compare several models side by side, in place of the map; made when first shown
  /// @param explore the tool column's first page
  /// @param train the tool column's second page, made when first shown
  /// @param models the tool column's third page, made when first shown
  public record Panels(
      Region map,
      Supplier<? extends Region> decode,
      Supplier<? extends Region> path,
      Supplier<? extends Region> compare,
      Supplier<? extends Region> explore,
      Supplier<? extends Region> train,
      Supplier<? extends Region> models) {}

  /// The window with its map and with room for what is in the bars and at the sides, which is still
  /// missing.
  ///
  /// @param actions all that can be done, for the keys and the list of keys
  public MainView(MainViewModel model, Panels panels, Actions actions) {
    this.model = model;
    map = panels.map();
    decode = new LazyPanel(panels.decode());
    path = new LazyPanel(panels.path());
    compare = new LazyPanel(panels.compare());
    explore = new LazyPanel(panels.explore());
    train = new LazyPanel(panels.train());
    models = new LazyPanel(panels.models());
    getStyleClass().add("main");
    top = new TopBar(model);
    status = new StatusBar(model);
    bars.addAll(List.of(top::nameTheModel, top::offer));
    var frame = new BorderPane(centre());
    frame.setTop(top);
    frame.setLeft(tools());
    frame.setRight(decodeColumn());
    frame.setBottom(foot);
    getChildren().addAll(frame, new HelpOverlay(model, actions));
    foot.getChildren().add(status);
    bars.add(this::fillFoot);
    model.nextPanelProperty().set(this::focusNext);
    KeyDispatch.install(this, () -> actions.everywhere().stream().filter(this::isReached).toList());
  }

  @Override
  public void resize(double width, double height) {
    Dimension2D size = shrinking.fit(width, height);
    super.resize(size.getWidth(), size.getHeight());
  }

  private void fillFoot() {
    status.fill();
    foot.getChildren().add(foot.getChildren().indexOf(status), notice());
  }

  /// A sentence for the person, until it is dismissed.
  private HBox notice() {
    ObjectProperty<@Nullable String> notice = model.exploration().noticeProperty();
    Label text = Parts.sentence("notice-text", "");
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button dismiss = Parts.button(texts, "main.notice.dismiss.", () -> notice.set(null));
    dismiss.getStyleClass().add("quiet");
    var bar = new HBox(8, Parts.icon("notice"), text, dismiss);
    bar.setId("main-notice");
    bar.getStyleClass().add("notice");
    bar.setAlignment(Pos.CENTER_LEFT);
    notice.subscribe(
        words -> {
          text.setText(words == null ? "" : words);
          Parts.present(bar, words != null);
        });
    return bar;
  }

  /// Fills the next bar or makes the next panel that is missing, or puts the next part of one into
  /// its place, where nothing around it moves. One short step a call, so that the window can be
  /// drawn in between.
  ///
  /// @return whether anything is still missing
  public boolean furnish() {
    if (!bars.isEmpty()) {
      bars.remove().run();
      return true;
    }
    List<LazyPanel> shownFromTheStart = List.of(decode, path, explore);
    shownFromTheStart.stream()
        .filter(slot -> !slot.isComplete())
        .findFirst()
        .ifPresent(LazyPanel::furnish);
    return !shownFromTheStart.stream().allMatch(LazyPanel::isComplete);
  }

  /// Puts a bar that wants an answer at the bottom, above the sentence on what to do.
  public void announce(Region bar) {
    foot.getChildren().addFirst(bar);
  }

  /// Lays a sheet over the window's right side, between the bar along the top and what is said at
  /// the bottom: a message and its button are never under it.
  public void lay(Region sheet) {
    getChildren().add(1, sheet);
    Runnable place = () -> setMargin(sheet, new Insets(top.getHeight(), 0, foot.getHeight(), 0));
    place.run();
    top.heightProperty().subscribe(place);
    foot.heightProperty().subscribe(place);
  }

  /// Puts the keyboard on the map, where most of the keys belong.
  public void focusMap() {
    map.requestFocus();
  }

  private void fillToolsHeader(HBox header) {
    var pages =
        new SegmentedChoice<>(
            model.toolProperty(),
            List.of(Tool.values()),
            tool -> texts.get(Texts.key("main.tool.", tool)),
            tool -> MainActions.page(model, tool).tip());
    HBox.setHgrow(pages, Priority.ALWAYS);
    header.getChildren().addAll(pages, fold(MainActions.foldTools(model), "left"));
  }

  private Region tools() {
    var header = new HBox(8);
    header.getStyleClass().add("column-header");
    bars.add(() -> fillToolsHeader(header));
    var content = new StackPane(explore, train, models);
    VBox.setVgrow(content, Priority.ALWAYS);
    model.toolProperty().subscribe(tool -> Parts.present(explore, tool == Tool.EXPLORE));
    model.toolProperty().subscribe(tool -> presentLate(train, tool == Tool.TRAIN));
    model.toolProperty().subscribe(tool -> presentLate(models, tool == Tool.MODELS));
    var open = new SideColumn(Side.LEFT, model.toolsWidthProperty(), TOOLS_WIDTH, header, content);
    widthProperty()
        .subscribe(width -> open.allow(TOOLS_WIDTH, width.doubleValue() * MOST_SHARE, TOOLS_MOST));
    var folded = new VBox(fold(MainActions.foldTools(model), "right"));
    folded.getStyleClass().add("folded-column");
    model.toolsShownProperty().subscribe(shown -> Parts.present(open, shown));
    model.toolsShownProperty().subscribe(shown -> Parts.present(folded, !shown));
    var tools = new HBox(open, folded);
    tools.getStyleClass().add("tools");
    return tools;
  }

  /// What is not seen at first joins the window when first shown: making it would slow the start.
  private static void presentLate(LazyPanel slot, boolean shown) {
    if (shown && slot.getChildren().isEmpty()) {
      slot.furnishByFrames();
    }
    Parts.present(slot, shown);
  }

  private VBox centre() {
    map.setMinHeight(200);
    model.comparingProperty().subscribe(comparing -> Parts.present(map, !comparing));
    model.comparingProperty().subscribe(comparing -> presentLate(compare, comparing));
    var middle = new StackPane(map, compare);
    VBox.setVgrow(middle, Priority.ALWAYS);
    var header = new HBox(8);
    header.getStyleClass().add("strip-header");
    header.setAlignment(Pos.CENTER_LEFT);
    bars.add(() -> fillStripHeader(header));
    path.setMinHeight(Region.USE_PREF_SIZE);
    path.reserve(PATH_HEIGHT);
    model.pathShownProperty().subscribe(shown -> Parts.present(path, shown));
    var strip = new VBox(header, path);
    strip.getStyleClass().add("strip");
    // What is about the one map's cursor makes room while there are several.
    model.comparingProperty().subscribe(comparing -> Parts.present(strip, !comparing));
    return new VBox(middle, strip);
  }

  private void fillStripHeader(HBox header) {
    Label title = Parts.label("panel-title", texts.get("main.path"));
    var down = fold(MainActions.foldPath(model), "down");
    var up = fold(MainActions.foldPath(model), "up");
    model.pathShownProperty().subscribe(shown -> Parts.present(down, shown));
    model.pathShownProperty().subscribe(shown -> Parts.present(up, !shown));
    header.getChildren().addAll(title, Parts.gap(), down, up);
  }

  private Region decodeColumn() {
    VBox.setVgrow(decode, Priority.ALWAYS);
    var column = new SideColumn(Side.RIGHT, model.decodeWidthProperty(), DECODE_WIDTH, decode);
    // The picture grows with the window, but never at the map's cost.
    widthProperty()
        .subscribe(
            width -> {
              double share = Math.rint(width.doubleValue() * DECODE_SHARE);
              double usual = Math.clamp(share, DECODE_WIDTH, DECODE_USUALLY_MOST);
              column.allow(usual, width.doubleValue() * MOST_SHARE, DECODE_MOST);
            });
    column.getStyleClass().add("decode-column");
    model.comparingProperty().subscribe(comparing -> Parts.present(column, !comparing));
    return column;
  }

  private static Button fold(Action action, String direction) {
    return Parts.iconButton(direction, action.tip(), action.run());
  }

  /// What these keys are about is not seen while models are compared.
  private boolean isReached(Action action) {
    return !model.comparingProperty().get() || !action.context().isIn(MainActions.EXPLORING);
  }

  private void focusNext() {
    new FocusCycle(List.of(map, compare, path, decode, explore, train, models)).next(getScene());
  }
}
