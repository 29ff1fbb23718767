package lunula.ui.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Dimension2D;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.files.Languages;
import lunula.lesson.Step.Part;
import lunula.ui.explore.History;
import lunula.ui.explore.ImageSet;
import lunula.ui.kit.Action;
import lunula.ui.kit.Actions;
import lunula.ui.kit.FocusCycle;
import lunula.ui.kit.FocusReturn;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.LazyPanel;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Shrinking;
import lunula.ui.kit.SideColumn;
import lunula.ui.kit.Texts;
import lunula.ui.kit.Theme;
import lunula.ui.kit.WeakSubscriptions;
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

  /// How much larger everything is for a projector.
  private static final double PROJECTOR = 1.6;

  /// What the map and the picture alone are made for: a screen of 1280 × 720 at that size.
  private static final double FOLDED_WIDTH = 1280 / PROJECTOR;

  private static final double FOLDED_HEIGHT = 720 / PROJECTOR;

  private static final double TOOLS_WIDTH = 308;
  private static final double DECODE_WIDTH = 308;
  private static final double DECODE_SHARE = 0.24;
  private static final double DECODE_USUALLY_MOST = 365;

  /// What a side column may take of the window when its edge is dragged.
  private static final double MOST_SHARE = 0.34;

  private static final double TOOLS_MOST = 520;
  private static final double DECODE_MOST = 640;
  private static final double PATH_HEIGHT = 110;

  /// The bar of tools on the map is as high.
  private static final double LEAST_MAP = 262;

  private static final String HOSTED = "hosted-column";

  private final Texts texts = Texts.of(MainView.class);
  private final MainViewModel model;
  private final Region map;
  private final BorderPane frame = new BorderPane();
  private final VBox foot = new VBox();
  private final LazyPanel decode;
  private final LazyPanel path;
  private final LazyPanel explain;
  private final LazyPanel compare;
  private final LazyPanel explore;
  private final LazyPanel train;
  private final LazyPanel models;
  private final TopBar top;
  private final StatusBar status;
  private final VBox head = new VBox();
  private final HBox left = new HBox();
  private final Deque<Runnable> bars = new ArrayDeque<>();
  private final Map<Part, Node> parts = new EnumMap<>(Part.class);
  private final BooleanBinding pathSeen;
  private final List<ObservableBooleanValue> beside = new ArrayList<>();
  private final Shrinking shrinking = new Shrinking(this, MIN_WIDTH, MIN_HEIGHT);

  /// What goes where; every panel is shown once. Those at the sides are made when their turn comes:
  /// see [#furnish()].
  ///
  /// @param map takes the space that is left
  /// @param decode at the right
  /// @param path beneath the map, at its preferred height
  /// @param explain between map and path, at its preferred height; made when first shown
  /// @param compare several models side by side, in place of the map; made when first shown
  /// @param explore the tool column's first page
  /// @param train the tool column's second page, made when first shown
  /// @param models the tool column's third page, made when first shown
  public record Panels(
      Region map,
      Supplier<? extends Region> decode,
      Supplier<? extends Region> path,
      Supplier<? extends Region> explain,
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
    explain = new LazyPanel(panels.explain());
    compare = new LazyPanel(panels.compare());
    explore = new LazyPanel(panels.explore());
    train = new LazyPanel(panels.train());
    models = new LazyPanel(panels.models());
    pathSeen =
        Bindings.createBooleanBinding(
            () ->
                model.shows(
                    Part.PATH,
                    model.pathShownProperty().get() && !model.explainShownProperty().get()),
            model.pathShownProperty(),
            model.explainShownProperty(),
            model.restrictionProperty());
    getStyleClass().add("main");
    top = new TopBar(model);
    status = new StatusBar(model);
    bars.addAll(List.of(top::nameTheModel, top::offer));
    frame.setCenter(centre());
    head.getChildren().add(top);
    frame.setTop(head);
    left.getChildren().add(tools());
    frame.setLeft(left);
    frame.setRight(decodeColumn());
    frame.setBottom(foot);
    getChildren().addAll(frame, new HelpOverlay(model, actions));
    WeakSubscriptions.hear(this, model.modelsShownProperty(), this::chooseModel);
    foot.getChildren().add(status);
    bars.add(this::fillFoot);
    model.nextPanelProperty().set(this::focusNext);
    WeakSubscriptions.hear(this, model.projectorProperty(), (before, now) -> scale());
    WeakSubscriptions.hear(this, model.textSizeProperty(), (before, now) -> scale());
    WeakSubscriptions.hear(this, model.cardProperty(), (before, now) -> scaleAnew());
    List.of(
            model.toolsShownProperty(),
            model.pathShownProperty(),
            model.explainShownProperty(),
            model.comparingProperty(),
            model.exportShownProperty(),
            model.helpShownProperty(),
            model.aboutShownProperty(),
            model.commandsShownProperty(),
            model.restrictionProperty().isNotNull())
        .forEach(this::giveRoomTo);
    present(() -> top, () -> model.restrictionProperty().get() == null);
    map.addEventFilter(MouseEvent.ANY, this::holdTheHand);
    map.addEventFilter(KeyEvent.ANY, this::holdTheArrows);
    scale();
    KeyDispatch.install(this, () -> actions.everywhere().stream().filter(this::isReached).toList());
  }

  /// Gives a lesson its places, or takes them back.
  ///
  /// @param bar above everything; null for none
  /// @param column at the left; null for none
  public void host(@Nullable Region bar, @Nullable Region column) {
    head.getChildren().retainAll(top);
    left.getChildren().removeIf(node -> node.getStyleClass().contains(HOSTED));
    if (bar != null) {
      head.getChildren().addFirst(bar);
    }
    if (column != null) {
      left.getChildren().addFirst(Parts.styled(column, HOSTED));
    }
  }

  /// Where a part of the window is; empty if it is not shown.
  public Optional<Node> part(Part part) {
    return Optional.ofNullable(parts.get(part)).filter(Node::isVisible);
  }

  /// Shows a part as long as a condition holds, which is asked whenever what is shown changes.
  private void present(Supplier<? extends Node> part, BooleanSupplier shown) {
    Runnable follow = () -> Parts.present(part.get(), shown.getAsBoolean());
    WeakSubscriptions.hear(
        this,
        follow,
        model.restrictionProperty(),
        model.comparingProperty(),
        model.toolsShownProperty());
    follow.run();
  }

  /// In a lesson the hand may have to stay off the map.
  private void holdTheHand(MouseEvent event) {
    Restriction lesson = model.restrictionProperty().get();
    boolean moves =
        event.getEventType() == MouseEvent.MOUSE_PRESSED
            || event.getEventType() == MouseEvent.MOUSE_DRAGGED
            || event.getEventType() == MouseEvent.MOUSE_RELEASED;
    if (lesson != null && moves && !lesson.allowsHand()) {
      event.consume();
    }
  }

  private void holdTheArrows(KeyEvent event) {
    Restriction lesson = model.restrictionProperty().get();
    if (lesson != null && event.getCode().isArrowKey() && !lesson.allowsHand()) {
      event.consume();
    }
  }

  /// Makes the list of models when it is first asked for.
  private void chooseModel(boolean asked) {
    if (asked && getChildren().stream().noneMatch(ModelChooser.class::isInstance)) {
      var chooser = new ModelChooser(model, top.models);
      getChildren().add(chooser);
      chooser.follow();
    }
  }

  /// While something beside the map and the picture is shown, the size for a projector leaves it
  /// its room.
  ///
  /// @param shown whether it is
  public void giveRoomTo(ObservableBooleanValue shown) {
    beside.add(shown);
    WeakSubscriptions.hear(this, shown, (before, now) -> scale());
  }

  /// Another model may need more room; its panels are there after this.
  private void scaleAnew() {
    if (model.projectorProperty().get()) {
      Platform.runLater(this::scale);
    }
  }

  /// For a projector everything is larger, as far as what is shown has room.
  private void scale() {
    boolean projector = model.projectorProperty().get();
    Parts.setStyle(this, "projector", projector);
    TextSize text = model.textSizeProperty().get();
    for (TextSize each : TextSize.values()) {
      Parts.setStyle(this, Texts.key("text-", each), each == text && each != TextSize.NORMAL);
    }
    if (text != TextSize.NORMAL) {
      shrinking.magnify(MIN_WIDTH, MIN_HEIGHT, Math.max(text.factor(), projector ? PROJECTOR : 1));
      return;
    }
    boolean folded = projector && beside.stream().noneMatch(ObservableBooleanValue::get);
    if (!folded) {
      shrinking.set(MIN_WIDTH, MIN_HEIGHT, projector ? PROJECTOR : 1);
      return;
    }
    shrinking.set(FOLDED_WIDTH, FOLDED_HEIGHT, PROJECTOR);
    // What makes room where it is low has done so after this; some models need more than others.
    applyCss();
    layout();
    double needed = frame.minHeight(-1);
    if (needed > FOLDED_HEIGHT) {
      shrinking.set(FOLDED_WIDTH, needed, PROJECTOR);
    }
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

  /// A problem, until it is dismissed.
  private HBox notice() {
    ObjectProperty<@Nullable String> notice = model.exploration().noticeProperty();
    Label text = Parts.sentence("notice-text", "");
    Parts.widen(text);
    Button dismiss = Parts.button(texts, "main.notice.dismiss.", () -> notice.set(null));
    dismiss.getStyleClass().add("quiet");
    Button copy = Parts.button(texts, "main.notice.copy.", () -> copyReport(text.getText()));
    copy.setId("main-notice-copy");
    copy.getStyleClass().add("quiet");
    var bar = new HBox(8, Parts.icon("notice"), text, copy, dismiss);
    bar.setId("main-notice");
    bar.getStyleClass().add("notice");
    bar.setAlignment(Pos.CENTER_LEFT);
    WeakSubscriptions.hear(
        this,
        notice,
        words -> {
          text.setText(words == null ? "" : words);
          Parts.present(bar, words != null);
        });
    return bar;
  }

  private void copyReport(String sentence) {
    model
        .reportsProperty()
        .get()
        .ask(
            sentence,
            report ->
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, report)));
  }

  /// Makes the panel of the picture at the cursor, or puts the next part of it into its place; as
  /// [#furnish].
  ///
  /// @return whether anything of it is still missing
  public boolean layPicture() {
    decode.furnish();
    return !decode.isComplete();
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
    var header = Parts.styled(new HBox(8), "column-header");
    bars.add(() -> fillToolsHeader(header));
    present(() -> header, () -> model.restrictionProperty().get() == null);
    var content = new StackPane(explore, train, models);
    VBox.setVgrow(content, Priority.ALWAYS);
    WeakSubscriptions.hear(
        this, model.toolProperty(), tool -> Parts.present(explore, tool == Tool.EXPLORE));
    WeakSubscriptions.hear(
        this, model.toolProperty(), tool -> presentLate(train, tool == Tool.TRAIN));
    WeakSubscriptions.hear(
        this, model.toolProperty(), tool -> presentLate(models, tool == Tool.MODELS));
    var open = new SideColumn(Side.LEFT, model.toolsWidthProperty(), TOOLS_WIDTH, header, content);
    widthProperty()
        .subscribe(width -> open.allow(TOOLS_WIDTH, width.doubleValue() * MOST_SHARE, TOOLS_MOST));
    var folded = new VBox(fold(MainActions.foldTools(model), "right"));
    folded.getStyleClass().add("folded-column");
    List.of(Part.TOOLS, Part.TRAIN, Part.MODELS).forEach(part -> parts.put(part, open));
    present(() -> open, this::toolsOpen);
    present(
        () -> folded,
        () -> model.restrictionProperty().get() == null && !model.toolsShownProperty().get());
    return Parts.styled(new HBox(open, folded), "tools");
  }

  private boolean toolsOpen() {
    return model.shows(Part.TOOLS, model.toolsShownProperty().get())
        || model.shows(Part.TRAIN, false)
        || model.shows(Part.MODELS, false);
  }

  /// What is not seen at first joins the window when first shown: making it would slow the start.
  private static void presentLate(LazyPanel slot, boolean shown) {
    if (shown && slot.getChildren().isEmpty()) {
      slot.furnishByFrames();
    }
    Parts.present(slot, shown);
  }

  private VBox centre() {
    map.setMinHeight(LEAST_MAP);
    parts.putAll(Map.of(Part.MAP, map, Part.COMPARE, compare, Part.EXPLAIN, explain));
    present(() -> map, () -> model.shows(Part.MAP, true) && !model.comparingProperty().get());
    WeakSubscriptions.hear(
        this, model.comparingProperty(), comparing -> presentLate(compare, comparing));
    var middle = new StackPane(map, compare);
    bars.add(() -> middle.getChildren().add(new SuccessBar(model)));
    VBox.setVgrow(middle, Priority.ALWAYS);
    HBox header = Parts.styled(Parts.row(8), "strip-header");
    bars.add(() -> fillStripHeader(header));
    path.setMinHeight(Region.USE_PREF_SIZE);
    path.reserve(PATH_HEIGHT);
    pathSeen.subscribe(shown -> Parts.present(path, shown));
    var strip = Parts.styled(new VBox(header, path), "strip");
    // What is about the one map's cursor makes room while there are several.
    parts.put(Part.PATH, strip);
    present(() -> strip, () -> model.shows(Part.PATH, true) && !model.comparingProperty().get());
    Parts.styled(explain, "strip");
    Runnable present =
        () ->
            presentLate(
                explain, model.explainShownProperty().get() && !model.comparingProperty().get());
    WeakSubscriptions.hear(this, model.explainShownProperty(), shown -> present.run());
    WeakSubscriptions.hear(this, model.comparingProperty(), comparing -> present.run());
    return new VBox(middle, explain, strip);
  }

  private void fillStripHeader(HBox header) {
    Label title = Parts.label("panel-title", texts.get("main.path"));
    var down = fold(MainActions.foldPath(model), "down");
    var up = fold(MainActions.foldPath(model), "up");
    pathSeen.subscribe(shown -> Parts.present(down, shown));
    pathSeen.subscribe(shown -> Parts.present(up, !shown));
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
    parts.put(Part.PICTURE, column);
    present(
        () -> column, () -> model.shows(Part.PICTURE, true) && !model.comparingProperty().get());
    return column;
  }

  private static Button fold(Action action, String direction) {
    return Parts.styled(Parts.iconButton(direction, action.tip(), action.run()), "fold-button");
  }

  /// What these keys are about is not seen while models are compared.
  private boolean isReached(Action action) {
    Restriction lesson = model.restrictionProperty().get();
    return (lesson == null || lesson.allows(action)) && isSeen(action);
  }

  private boolean isSeen(Action action) {
    return !model.comparingProperty().get() || !action.context().isIn(MainActions.EXPLORING);
  }

  private void focusNext() {
    new FocusCycle(List.of(map, compare, explain, path, decode, explore, train, models))
        .next(getScene());
  }

  /// A hint on what to do now, and whether the decoder is ready.
  private static final class StatusBar extends HBox {
    private final Texts texts = Texts.of(StatusBar.class);
    private final MainViewModel model;

    /// Empty, at its full height.
    StatusBar(MainViewModel model) {
      super(8);
      this.model = model;
      getStyleClass().add("status-bar");
      setAlignment(Pos.CENTER_LEFT);
    }

    /// Adds its content.
    void fill() {
      Label what = Parts.label("muted", "");
      what.textProperty().bind(model.hintProperty());
      var light = Parts.styled(new Region(), "light");
      var engine = new Label();
      engine.setId("main-engine");
      engine.setMinWidth(USE_PREF_SIZE);
      WeakSubscriptions.hear(
          this,
          model.engineProperty(),
          state -> {
            engine.setText(texts.get(Texts.key("main.engine.", state)));
            light.getStyleClass().setAll("light", Texts.key("", state));
          });
      getChildren().addAll(what, Parts.gap(), light, engine);
    }
  }

  /// The keys and gestures, on a sheet over the window. A click beside the sheet, or Escape, closes
  /// it.
  private static final class HelpOverlay extends StackPane {
    private static final int COLUMNS = 3;
    private static final double KEYS_WIDTH = 150;
    private static final double WORDS_WIDTH = 194;
    private static final double LEAST_WORDS_WIDTH = 120;

    private final Texts texts = Texts.of(HelpOverlay.class);
    private final Button close;
    private final Actions actions;
    private final Runnable turnToAbout;
    private final FocusReturn focus = new FocusReturn();

    HelpOverlay(MainViewModel model, Actions actions) {
      this.actions = actions;
      getStyleClass().add("help-veil");
      Runnable hide = () -> model.helpShownProperty().set(false);
      close = Parts.button(texts, "main.help.close.", hide);
      close.getStyleClass().add("primary");
      turnToAbout =
          () -> {
            hide.run();
            model.aboutShownProperty().set(true);
          };
      setOnMouseClicked(event -> hide.run());
      WeakSubscriptions.hear(this, model.helpShownProperty(), this::present);
    }

    /// Made when first asked for: its many labels would slow the start.
    private VBox sheet() {
      Label title = Parts.label("help-title", texts.get("main.help.title"));
      var groups = new HBox(24, columns());
      ScrollPane scroll = Parts.scrolling(new ScrollPane(groups));
      Button about = Parts.button(texts, "main.help.about.", turnToAbout);
      var sheet = new VBox(16, title, scroll, new HBox(8, close, about));
      sheet.getStyleClass().add("help-sheet");
      sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
      sheet.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
      StackPane.setAlignment(sheet, Pos.CENTER);
      return sheet;
    }

    private void present(boolean shown) {
      if (shown && getChildren().isEmpty()) {
        getChildren().add(sheet());
      }
      focus.present(this, shown, close);
    }

    /// The groups in their order, in columns of about the same height.
    private VBox[] columns() {
      List<Actions.Group> groups = actions.help();
      double share = groups.stream().mapToInt(HelpOverlay::height).sum() / (double) COLUMNS;
      var columns = new VBox[COLUMNS];
      Arrays.setAll(columns, column -> new VBox(20));
      int before = 0;
      for (Actions.Group group : groups) {
        int column = (int) ((before + height(group) / 2.0) / share);
        columns[Math.min(column, COLUMNS - 1)].getChildren().add(group(group));
        before += height(group);
      }
      return columns;
    }

    /// In lines, the title and the gap above it among them.
    private static int height(Actions.Group group) {
      return group.lines().size() + 2;
    }

    private static VBox group(Actions.Group group) {
      var grid = new GridPane(12, 5);
      grid.getColumnConstraints()
          .addAll(
              new ColumnConstraints(KEYS_WIDTH),
              new ColumnConstraints(LEAST_WORDS_WIDTH, WORDS_WIDTH, WORDS_WIDTH));
      for (Actions.Line line : group.lines()) {
        Label keys = Parts.label("key", line.keys());
        keys.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), keys, Parts.sentence("help-words", line.words()));
      }
      return new VBox(8, Parts.label("panel-title", group.title()), grid);
    }
  }

  /// The bar along the top: what is open, what is on the map, and how the window looks.
  private static final class TopBar extends HBox {
    private static final double NAMED_FROM = 1240;

    /// Narrower it is at the size for a projector only, where the model's name is worth more than a
    /// choice that the palette has, too.
    private static final double CHOOSES_FROM = 1000;

    /// In the narrowest windows what is on the map is worth more than a menu that the palette has.
    private static final double SPEAKS_FROM = 1140;

    /// Likewise; keys and the palette have all that is in it.
    private static final double HELPS_FROM = 1360;

    private static final double SUMMED_UP_FROM = 1440;

    private final Texts texts = Texts.of(TopBar.class);
    private final MainViewModel model;
    private final Label name = Parts.label("model-name", "");
    private final Label sight = Parts.label("model-sight", "");
    private final Label summary = Parts.label("muted", "");
    private final Button models = Parts.styled(new Button(), "model-switcher");

    /// Empty, at its full height.
    TopBar(MainViewModel model) {
      this.model = model;
      getStyleClass().add("top-bar");
      setAlignment(Pos.CENTER_LEFT);
    }

    /// Adds what stands at the left: the app's name and the model's.
    void nameTheModel() {
      getChildren().addAll(mark(), models());
      WeakSubscriptions.hear(this, model.cardProperty(), this::showModel);
      WeakSubscriptions.hear(this, model.trainingProperty(), this::showModel);
      WeakSubscriptions.hear(this, model.exploration().mapProperty(), this::showModel);
      WeakSubscriptions.hear(this, model.models(), this::listModels);
      listModels();
      showModel();
    }

    /// Adds what stands at the right: what can be done with the window.
    void offer() {
      getChildren().addAll(Parts.gap(), compare(), imageSets(), export());
      History history = model.exploration().history();
      getChildren()
          .addAll(
              step(MainActions.undo(history), history.undoableProperty(), "main.undo"),
              step(MainActions.redo(history), history.redoableProperty(), "main.redo"),
              commands(),
              access(),
              lessons(),
              languages(),
              themes(),
              help());
    }

    private HBox mark() {
      var moon = Parts.styled(new Region(), "app-mark");
      Label app = Parts.label("app-name", texts.get("main.name"));
      app.setMinWidth(Region.USE_PREF_SIZE);
      // In a narrow window the model's name is worth more than the app's.
      widthProperty().subscribe(width -> Parts.present(app, width.doubleValue() >= NAMED_FROM));
      HBox mark = Parts.row(8, moon, app);
      whereWide(mark, CHOOSES_FROM);
      mark.setMinWidth(Region.USE_PREF_SIZE);
      return mark;
    }

    private Button models() {
      models.setId("main-models");
      sight.setId("main-sight");
      summary.setId("main-summary");
      // The name and what the map is need their room first.
      summary.setMinWidth(0);
      widthProperty()
          .subscribe(width -> Parts.present(summary, width.doubleValue() >= SUMMED_UP_FROM));
      HBox title = Parts.row(8, name, summary);
      title.setAlignment(Pos.BASELINE_LEFT);
      var words = new VBox(title, sight);
      Parts.widen(words);
      HBox row = Parts.row(10, words, Parts.styled(new Region(), "switcher-arrow"));
      row.setAlignment(Pos.CENTER_LEFT);
      models.setGraphic(row);
      models.setAccessibleRole(AccessibleRole.MENU_BUTTON);
      models.setOnAction(event -> model.modelsShownProperty().set(true));
      models.setTooltip(new Tooltip());
      models.setMinWidth(120);
      return models;
    }

    private void listModels() {
      models.setDisable(model.models().isEmpty());
    }

    private void showModel() {
      name.setText(model.modelName());
      summary.setText(model.trainingProperty().get() ? "" : model.modelSummary());
      sight.setText(model.sight());
      String tip = texts.get("main.models.tip");
      models
          .getTooltip()
          .setText(
              summary.getText().isEmpty()
                  ? tip
                  : texts.get("main.models.tip.summary", summary.getText(), tip));
      models.setAccessibleText(
          texts.get("main.models", name.getText(), sight.getText(), summary.getText()));
    }

    /// Shows something unless the bar is narrow; before it is laid out it is not.
    private void whereWide(Node node, double from) {
      widthProperty()
          .subscribe(width -> Parts.present(node, getWidth() == 0 || getWidth() >= from));
    }

    private Node imageSets() {
      var choice =
          new SegmentedChoice<>(
              model.imageSetProperty(),
              List.of(ImageSet.values()),
              this::label,
              set -> texts.get(Texts.key("main.images.", set) + ".tip"));
      WeakSubscriptions.hear(
          this,
          model.imageCountsProperty(),
          counts ->
              choice
                  .getButtons()
                  .forEach(button -> button.setText(label((ImageSet) button.getUserData()))));
      choice.setMinWidth(Region.USE_PREF_SIZE);
      ObservableValue<@Nullable String> reason =
          Bindings.createStringBinding(
              this::withoutImageSets, model.trainingProperty(), model.imageCountsProperty());
      choice.disableProperty().bind(reason.map(Objects::nonNull).orElse(false));
      // What is disabled shows no tooltip of its own.
      var around = new HBox(choice);
      whereWide(around, CHOOSES_FROM);
      around.setId("main-images");
      around.setAlignment(Pos.CENTER_LEFT);
      around.setMinWidth(Region.USE_PREF_SIZE);
      var why = new Tooltip();
      reason.subscribe(words -> explain(around, why, words));
      // A map without points has no numbers to show.
      WeakSubscriptions.hear(
          this,
          model.imageCountsProperty(),
          counts -> choice.setVisible(counts.of(ImageSet.ALL) > 0));
      return around;
    }

    /// Why there is no choice of images on the map; null if there is.
    private @Nullable String withoutImageSets() {
      if (model.trainingProperty().get()) {
        return texts.get("main.images.training.tip");
      }
      return model.imageCountsProperty().get().of(ImageSet.ALL) == 0
          ? texts.get("main.images.none.tip")
          : null;
    }

    private static void explain(HBox around, Tooltip why, @Nullable String reason) {
      if (reason != null) {
        why.setText(reason);
        Tooltip.install(around, why);
        around.setAccessibleHelp(reason);
      } else {
        Tooltip.uninstall(around, why);
        around.setAccessibleHelp(null);
      }
    }

    private String label(ImageSet set) {
      int count = model.imageCountsProperty().get().of(set);
      return texts.get(Texts.key("main.images.", set) + ".label", NumberFormats.count(count));
    }

    private ToggleButton compare() {
      Action compare = MainActions.compare(model);
      ToggleButton button = toggle("compare", texts.get("main.compare"), model.comparingProperty());
      compare.tellOn(button, texts.get("main.compare.tip"));
      return button;
    }

    private ToggleButton export() {
      ToggleButton button = toggle("export", texts.get("main.export"), model.exportShownProperty());
      MainActions.export(model).tellOn(button);
      return button;
    }

    private static ToggleButton toggle(String name, @Nullable String label, BooleanProperty shown) {
      var button = new ToggleButton(label);
      button.setId("main-" + name);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.selectedProperty().bindBidirectional(shown);
      return button;
    }

    /// A button that undoes or redoes, and says what.
    private Button step(Action action, ObservableValue<@Nullable String> next, String key) {
      Button button = icon(action);
      WeakSubscriptions.hear(
          this,
          next,
          what -> {
            String tip =
                what == null ? action.words().name() : action.withKey(texts.get(key, what));
            button.setDisable(what == null);
            button.getTooltip().setText(tip);
            button.setAccessibleHelp(tip);
          });
      return button;
    }

    private Button commands() {
      Action action = MainActions.commands(() -> model.commandsShownProperty().set(true));
      Button find = icon(action);
      find.setId("main-commands");
      action.tellOn(find);
      return find;
    }

    private static Node drawing(Action action) {
      return Parts.icon(Objects.requireNonNull(action.icon(), action.id()));
    }

    /// A button of an icon alone. It does not take the keyboard focus.
    private static Button icon(Action action) {
      var button = new Button(null, drawing(action));
      button.setId("main-" + action.icon());
      button.getStyleClass().addAll("quiet", "icon-only");
      Parts.explain(button, action.words().name());
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setFocusTraversable(false);
      button.setOnAction(event -> action.run().run());
      return button;
    }

    private MenuButton lessons() {
      MenuButton menu = menu("lessons");
      whereWide(menu, SPEAKS_FROM);
      Runnable list =
          () -> menu.getItems().setAll(model.lessons().stream().map(Action::item).toList());
      WeakSubscriptions.hear(this, list, model.lessons());
      list.run();
      return menu;
    }

    private MenuButton themes() {
      MenuButton menu = menu("theme");
      var group = new ToggleGroup();
      for (Theme theme : Theme.values()) {
        String name = texts.get(Texts.key("main.theme.", theme));
        menu.getItems().add(radio(group, name, model.themeProperty(), theme));
      }
      return menu;
    }

    /// What helps those who do not see or hear all of it.
    private MenuButton access() {
      MenuButton menu = menu("access");
      whereWide(menu, HELPS_FROM);
      menu.getItems()
          .addAll(
              check("spoken", model.spokenProperty()),
              check("sound", model.soundProperty()),
              check("contrast", model.contrastProperty()),
              new SeparatorMenuItem());
      var group = new ToggleGroup();
      for (TextSize size : TextSize.values()) {
        String name = texts.get("main.access.text", size.percent());
        menu.getItems().add(radio(group, name, model.textSizeProperty(), size));
      }
      return menu;
    }

    private CheckMenuItem check(String name, BooleanProperty chosen) {
      var item = new CheckMenuItem(texts.get("main.access." + name));
      item.setOnAction(event -> chosen.set(item.isSelected()));
      WeakSubscriptions.hear(this, chosen, item::setSelected);
      return item;
    }

    /// Each language by its own name, so that everybody finds theirs.
    private MenuButton languages() {
      MenuButton menu = menu("language");
      whereWide(menu, SPEAKS_FROM);
      var group = new ToggleGroup();
      String system = texts.get("main.language.system");
      menu.getItems().add(radio(group, system, model.languageProperty(), Languages.SYSTEM));
      Languages.all()
          .forEach(
              (tag, name) ->
                  menu.getItems().add(radio(group, name, model.languageProperty(), tag)));
      return menu;
    }

    private <T> RadioMenuItem radio(ToggleGroup group, String name, Property<T> chosen, T one) {
      var item = new RadioMenuItem(name);
      item.setToggleGroup(group);
      item.setOnAction(event -> chosen.setValue(one));
      WeakSubscriptions.hear(this, chosen, now -> item.setSelected(one.equals(now)));
      return item;
    }

    /// A menu of an icon alone.
    private MenuButton menu(String name) {
      var menu = new MenuButton();
      menu.setId("main-" + name);
      menu.getStyleClass().addAll("quiet", "icon-only");
      menu.setGraphic(Parts.icon(name));
      menu.setTooltip(new Tooltip(texts.get("main." + name + ".tip")));
      menu.setAccessibleText(texts.get("main." + name));
      menu.setMinWidth(Region.USE_PREF_SIZE);
      return menu;
    }

    private ToggleButton help() {
      Action action = MainActions.help(model);
      ToggleButton help = toggle("help", null, model.helpShownProperty());
      help.getStyleClass().addAll("quiet", "icon-only");
      help.setGraphic(drawing(action));
      action.tellOn(help);
      help.setAccessibleText(action.words().name());
      return help;
    }
  }
}
