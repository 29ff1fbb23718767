package lunula.ui.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.geometry.LatentFrame;
import lunula.geometry.PlaneChoice;
import lunula.measure.NearestCodes;
import lunula.model.TextSample;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.NearestImage;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.JobPane;
import lunula.ui.kit.Keys;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.shell.MainActions;
import org.jspecify.annotations.Nullable;

/// The decode panel: the picture at the cursor, large; its place; the nearest real image.
///
/// About 300 logical pixels wide; grows with its column up to a picture of 340.
public final class DecodeView extends VBox {
  private static final double LARGEST = 340;
  private static final double SMALLEST = 168;

  /// Lower than this, the next nearest images make room and the picture may be smaller still.
  private static final double LOW = 500;

  /// What the sliders of further directions take at least.
  private static final double SLICE = 140;

  private static final double SMALLEST_WHERE_LOW = 96;
  private final Texts texts = Texts.of(DecodeView.class);
  private final DecodeViewModel model;
  private final SliceViewModel slice;
  private final SlicePane slicePane;

  public DecodeView(DecodeViewModel model) {
    this.model = model;
    slice = model.slice();
    Styles.of(this, "decode-view");
    setPrefWidth(300);
    slicePane = new SlicePane(slice, model::goToNearest);
    StackPane large = largePicture();
    NearestPane nearest = new NearestPane(model);
    // Where height is short it is the picture that gives way, then the sliders, which scroll.
    nearest.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(header(), large, place(), classChoice(), slicePane, nearest);
    whenRoomChanges(() -> nearest.showNext(!isLow()));
  }

  private void whenRoomChanges(Runnable fit) {
    heightProperty().subscribe(fit);
    slicePane.visibleProperty().subscribe(fit);
  }

  /// Offers to place real images where the map has no points.
  ///
  /// @return above the nearest image
  public static Region placing(PlacingViewModel placing) {
    Texts texts = Texts.of(DecodeView.class);
    Button begin = Parts.button(texts, "placing.begin.", placing::place);
    var pane =
        Parts.styled(
            new VBox(
                Parts.sentence("muted", texts.get("placing.none")),
                begin,
                new JobPane(placing.job(), texts, "placing.")),
            "nearest-pane");
    pane.setId("placing");
    WeakSubscriptions.hear(pane, placing.wantedProperty(), wanted -> Parts.present(pane, wanted));
    WeakSubscriptions.hear(
        pane, placing.possibleProperty(), possible -> Parts.present(begin, possible));
    return pane;
  }

  /// Places real images, from the palette.
  public static Feature actions(PlacingViewModel placing) {
    return Feature.of(
        Action.of(DecodeView.class, MainActions.EXPLORING, "command.placing.", placing::place)
            .when(placing.possibleProperty()));
  }

  /// Shows something more above the nearest image.
  public DecodeView with(Region more) {
    more.setMinHeight(USE_PREF_SIZE);
    getChildren().add(getChildren().size() - 1, more);
    return this;
  }

  /// Before it is laid out it is not.
  private boolean isLow() {
    return getHeight() > 0 && getHeight() < (slicePane.isVisible() ? LOW + SLICE : LOW);
  }

  private HBox header() {
    Label title = Parts.label("panel-title", texts.get("decode.title"));
    SegmentedChoice<PictureScaling> scaling = scalingChoice();
    WeakSubscriptions.hear(this, model.scalableProperty(), there -> Parts.present(scaling, there));
    return Parts.row(0, title, Parts.gap(), scaling);
  }

  private SegmentedChoice<PictureScaling> scalingChoice() {
    return new SegmentedChoice<>(
        model.scalingProperty(),
        List.of(PictureScaling.values()),
        scaling -> texts.get(key(scaling)),
        scaling -> texts.get(key(scaling) + ".tip"));
  }

  private static String key(PictureScaling scaling) {
    return "decode.scaling." + scaling.name().toLowerCase(Locale.ROOT);
  }

  private StackPane largePicture() {
    GrayPicture picture = new GrayPicture();
    whenRoomChanges(() -> picture.setMinHeight(isLow() ? SMALLEST_WHERE_LOW : SMALLEST));
    picture.setMaxWidth(LARGEST);
    picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    WeakSubscriptions.hear(this, model.pictureProperty(), picture::setPicture);
    WeakSubscriptions.hear(this, model.scalingProperty(), picture::setScaling);
    WeakSubscriptions.hear(
        this,
        model.placeProperty(),
        z -> picture.setAccessibleText(texts.get("decode.picture.accessible", z)));
    Tooltip candidates = new Tooltip();
    picture.setOnMouseMoved(event -> showCandidates(picture, candidates, event));
    Label waiting = new Label();
    WeakSubscriptions.hear(
        this, model.engineProperty(), state -> waiting.setText(whyNothing(state)));
    waiting.getStyleClass().add("waiting");
    waiting.visibleProperty().bind(model.waitingProperty());
    StackPane pane = Parts.styled(new StackPane(picture, waiting), "large-picture");
    // Square, however wide the column is.
    picture.maxHeightProperty().bind(Bindings.min(LARGEST, pane.widthProperty()));
    return pane;
  }

  /// Of a text: which characters may stand where the pointer is.
  private void showCandidates(GrayPicture picture, Tooltip tip, MouseEvent event) {
    double side = Math.min(picture.getWidth(), picture.getHeight());
    String words =
        model.pictureProperty().get() instanceof TextSample text
            ? text.placeAt(
                    0.5 + (event.getX() - picture.getWidth() / 2) / side,
                    0.5 + (event.getY() - picture.getHeight() / 2) / side)
                .map(this::candidates)
                .orElse("")
            : "";
    tip.setText(words);
    if (words.isEmpty()) {
      Tooltip.uninstall(picture, tip);
    } else {
      Tooltip.install(picture, tip);
    }
  }

  private String candidates(TextSample.Place place) {
    return place.candidates().stream()
        .map(each -> texts.get("decode.candidate", each.character(), each.probability()))
        .collect(Collectors.joining("\n"));
  }

  private String whyNothing(EngineState engine) {
    return texts.get(engine == EngineState.FAILED ? "decode.unavailable" : "decode.waiting");
  }

  private HBox place() {
    Label z = new Label();
    z.textProperty().bind(model.placeProperty());
    z.getStyleClass().add("place");
    z.setMinWidth(Region.USE_PREF_SIZE);
    Button copy = new Button(texts.get("decode.copy"));
    copy.setId("decode-copy");
    copy.setTooltip(new Tooltip(texts.get("decode.copy.tip")));
    copy.getStyleClass().add("quiet");
    copy.setOnAction(event -> copyPlace());
    return Parts.row(0, z, Parts.gap(), copy);
  }

  /// The same z as another class; only for a model that is told the class.
  private HBox classChoice() {
    ComboBox<String> chooser = new ComboBox<>();
    chooser.setId("decode-class");
    Parts.explain(chooser, texts.get("decode.class.tip"));
    Parts.widen(chooser);
    Label title = Parts.label("muted", texts.get("decode.class"));
    title.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = Parts.row(8, title, chooser);
    WeakSubscriptions.hear(this, slice.classesProperty(), names -> offer(chooser, row, names));
    WeakSubscriptions.hear(
        this,
        slice.labelProperty(),
        number -> chooser.getSelectionModel().select(number.intValue()));
    chooser.getSelectionModel().selectedIndexProperty().subscribe(this::chooseClass);
    return row;
  }

  private void offer(ComboBox<String> chooser, HBox row, List<String> names) {
    int label = slice.labelProperty().get();
    chooser.getItems().setAll(names);
    chooser.getSelectionModel().select(label);
    Parts.present(row, !names.isEmpty());
  }

  private void chooseClass(Number index) {
    if (index.intValue() >= 0) {
      slice.labelProperty().set(index.intValue());
    }
  }

  private void copyPlace() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.coordinates());
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// One direction across the map: its name, a slider, its value.
  static final class SliceRow extends HBox {
    static final double HEIGHT = 24;
    private static final double STEPS = 60;

    private final SliceViewModel model;
    private final Texts texts;
    private final int direction;
    private final Label name = new Label();
    private final Slider slider = new Slider();
    private final Label value = Parts.styled(new Label(), "number");
    private boolean following;

    /// @param direction 2 or more
    SliceRow(SliceViewModel model, int direction, Texts texts) {
      this.model = model;
      this.texts = texts;
      this.direction = direction;
      getStyleClass().add("slice-row");
      setAlignment(Pos.CENTER_LEFT);
      setMinHeight(HEIGHT);
      setMaxHeight(HEIGHT);
      name.setMinWidth(44);
      value.setMinWidth(44);
      value.setAlignment(Pos.CENTER_RIGHT);
      slider.setId("slice-" + direction);
      slider.setTooltip(new Tooltip(texts.get("slice.row.tip")));
      HBox.setHgrow(slider, Priority.ALWAYS);
      slider.valueProperty().subscribe((before, now) -> moved());
      slider.addEventHandler(MouseEvent.MOUSE_CLICKED, this::resetOnDoubleClick);
      getChildren().addAll(name, slider, value);
    }

    private void moved() {
      if (!following) {
        model.move(direction, (float) slider.getValue());
      }
    }

    private void resetOnDoubleClick(MouseEvent event) {
      if (event.getClickCount() == 2) {
        model.move(direction, model.frameProperty().get().middle(direction));
      }
    }

    /// Takes name and range from the frame.
    void measure() {
      following = true;
      name.setText(model.name(direction));
      slider.setAccessibleText(texts.get("slice.row.accessible", model.name(direction)));
      double middle = model.frameProperty().get().middle(direction);
      double reach = model.reach(direction);
      slider.setMin(middle - reach);
      slider.setMax(middle + reach);
      slider.setBlockIncrement(2 * reach / STEPS);
      following = false;
    }

    /// Takes the value from the slice; one beyond the slider's end shows at the end.
    void follow() {
      following = true;
      double at = model.slice().coordinate(direction);
      slider.setValue(Math.clamp(at, slider.getMin(), slider.getMax()));
      value.setText(NumberFormats.coordinate(at));
      following = false;
    }
  }

  /// The dimensions that are not on the map: which plane the map shows, and a slider for each
  /// further direction. Not there for models of one or two dimensions.
  private static final class SlicePane extends VBox {
    private static final int PRINCIPAL = 0;

    private final Texts texts = Texts.of(SlicePane.class);
    private final SliceViewModel model;
    private final ChoiceBox<String> kind = new ChoiceBox<>();
    private final ChoiceBox<String> right = new ChoiceBox<>();
    private final ChoiceBox<String> up = new ChoiceBox<>();
    private final VBox rows = Parts.styled(new VBox(), "slice-rows");
    private final ScrollPane scroll = new ScrollPane(rows);
    private final Button reset;
    private final Button nearest;
    private final ToggleButton more = Parts.styled(new ToggleButton(), "quiet");
    private final List<SliceRow> shown = new ArrayList<>();
    private boolean following;

    /// @param nearestImage moves to the code of the nearest real image
    SlicePane(SliceViewModel model, Runnable nearestImage) {
      this.model = model;
      reset = Parts.button(texts, "slice.reset.", model::recentre);
      nearest = Parts.button(texts, "slice.nearest.", nearestImage);
      getStyleClass().add("slice-pane");
      setId("slice");
      Parts.scrolling(scroll);
      scroll.setFocusTraversable(false);
      scroll.setMinHeight(2 * SliceRow.HEIGHT);
      VBox.setVgrow(scroll, Priority.ALWAYS);
      more.setId("slice-more");
      more.setOnAction(event -> fill());
      getChildren().addAll(choosers(), scroll, buttons());
      WeakSubscriptions.hear(this, model.frameProperty(), this::rebuild);
      WeakSubscriptions.hear(this, model.slice().planeProperty(), plane -> follow());
    }

    private HBox choosers() {
      kind.getItems().setAll(texts.get("slice.kind.principal"), texts.get("slice.kind.axes"));
      name(kind, "slice-kind", "slice.kind.tip");
      name(right, "slice-right", "slice.right.tip");
      name(up, "slice-up", "slice.up.tip");
      Label title = Parts.label("muted", texts.get("slice.title"));
      title.setMinWidth(Region.USE_PREF_SIZE);
      HBox row = Parts.row(6, title, new TermSign(Term.PRINCIPAL_COMPONENTS), kind, right, up);
      kind.getSelectionModel().selectedIndexProperty().subscribe(this::choose);
      right.getSelectionModel().selectedIndexProperty().subscribe(this::choose);
      up.getSelectionModel().selectedIndexProperty().subscribe(this::choose);
      return row;
    }

    private void name(ChoiceBox<String> box, String id, String tip) {
      box.setId(id);
      box.getStyleClass().add("small");
      Parts.explain(box, texts.get(tip));
      Parts.widen(box);
    }

    private HBox buttons() {
      for (Button button : List.of(reset, nearest)) {
        button.getStyleClass().add("quiet");
      }
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      return Parts.row(8, reset, nearest, gap, more);
    }

    private void choose() {
      if (following) {
        return;
      }
      if (kind.getSelectionModel().getSelectedIndex() == PRINCIPAL) {
        model.choosePrincipal();
      } else {
        model.chooseAxes(axis(right, 0), axis(up, 1));
      }
    }

    private static int axis(ChoiceBox<?> chosen, int usual) {
      return chosen.isVisible()
          ? Math.max(0, chosen.getSelectionModel().getSelectedIndex())
          : usual;
    }

    private void rebuild(LatentFrame frame) {
      Parts.present(this, frame.others() > 0);
      if (frame.others() > 0) {
        showChoice(frame);
        int hidden = frame.others() - SliceViewModel.FEW;
        Parts.present(more, hidden > 0);
        more.setText(texts.get("slice.more", hidden));
        fill();
      }
    }

    private void showChoice(LatentFrame frame) {
      following = true;
      boolean axes = frame.choice() instanceof PlaneChoice.Axes;
      kind.getSelectionModel().select(axes ? 1 : PRINCIPAL);
      // A hundred axes in a list that nobody sees would hold up the switch to another model.
      if (axes && right.getItems().size() != frame.dimensions()) {
        List<String> all = model.axes();
        right.getItems().setAll(all);
        up.getItems().setAll(all);
      }
      if (axes) {
        right.getSelectionModel().select(frame.number(0));
        up.getSelectionModel().select(frame.number(1));
      }
      Parts.present(right, axes);
      Parts.present(up, axes);
      following = false;
    }

    /// Sliders for the directions with most variance, or for all.
    private void fill() {
      int others = model.frameProperty().get().others();
      int count = more.isSelected() ? others : Math.min(others, SliceViewModel.FEW);
      while (shown.size() > count) {
        shown.removeLast();
      }
      while (shown.size() < count) {
        shown.add(new SliceRow(model, shown.size() + 2, texts));
      }
      rows.getChildren().setAll(shown);
      scroll.setPrefHeight(SliceRow.HEIGHT * Math.min(count, SliceViewModel.FEW) + 2);
      shown.forEach(SliceRow::measure);
      follow();
    }

    private void follow() {
      if (isVisible()) {
        shown.forEach(SliceRow::follow);
        reset.setDisable(model.slice().centred());
      }
    }
  }

  /// The real images that are nearest after the first, with class and distance; a click goes there.
  static final class NextNearestRow extends HBox {
    private static final double SIDE = 44;
    private static final double WIDTH = 56;

    private final Texts texts = Texts.of(NextNearestRow.class);
    private final List<Neighbour> neighbours = new ArrayList<>();

    NextNearestRow(DecodeViewModel model) {
      getStyleClass().add("next-nearest");
      for (int rank = 1; rank < NearestCodes.SEVERAL; rank++) {
        neighbours.add(new Neighbour(model, rank));
      }
      getChildren().addAll(neighbours);
      WeakSubscriptions.hear(this, model.neighboursProperty(), this::show);
    }

    private void show(List<NearestImage> found) {
      for (int i = 0; i < neighbours.size(); i++) {
        neighbours.get(i).show(i + 1 < found.size() ? found.get(i + 1) : null);
      }
    }

    /// One of them: kept while what it shows changes.
    private final class Neighbour extends Button {
      private final GrayPicture picture = GrayPicture.ofSide(SIDE);
      private final Label className = new Label();
      private final Label distance = new Label();
      private final Tooltip about = new Tooltip();
      private @Nullable NearestImage shown;

      Neighbour(DecodeViewModel model, int rank) {
        setId("next-nearest-" + rank);
        getStyleClass().setAll("neighbour");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        className.getStyleClass().add("picture-caption");
        distance.getStyleClass().addAll("picture-caption", "muted");
        className.setMaxWidth(WIDTH);
        className.setAlignment(Pos.CENTER);
        VBox box = new VBox(picture, className, distance);
        box.setAlignment(Pos.TOP_CENTER);
        box.setMinWidth(WIDTH);
        box.setMaxWidth(WIDTH);
        setGraphic(box);
        setTooltip(about);
        setOnAction(event -> goThere(model));
      }

      private void goThere(DecodeViewModel model) {
        if (shown != null) {
          model.goTo(shown);
        }
      }

      void show(@Nullable NearestImage image) {
        shown = image;
        setVisible(image != null);
        if (image != null) {
          picture.setPicture(image.picture());
          className.setText(image.className());
          distance.setText(texts.get("decode.next.distance", image.distance()));
          String words =
              texts.get(
                  image.learned() ? "decode.nearest.training" : "decode.nearest.test",
                  image.number());
          about.setText(texts.get("decode.next.tip", image.className(), words, image.distance()));
          setAccessibleText(about.getText());
        }
      }
    }
  }

  /// The decoded picture beside the nearest real image, with what is known about that image; the
  /// next nearest beneath; a sign when the place lies off the data.
  private static final class NearestPane extends VBox {
    private static final double SIDE = 72;
    private final Texts texts = Texts.of(NearestPane.class);
    private final GrayPicture decoded = GrayPicture.ofSide(SIDE);
    private final GrayPicture real = GrayPicture.ofSide(SIDE);
    private final Label loading = new Label(texts.get("decode.nearest.loading"));
    private final Label className = new Label();
    private final Label number = new Label();
    private final Label distance = new Label();
    // Its room is there before it is shown.
    private final Label hint = new Label(texts.get("decode.far", 0, 0));

    private final NextNearestRow next;

    NearestPane(DecodeViewModel model) {
      getStyleClass().add("nearest-pane");
      name(className, "nearest-class");
      name(number, "nearest-number", "muted");
      name(distance, "nearest-distance", "muted");
      name(hint, "far-hint", "muted");
      name(loading, "picture-caption", "muted");
      // A training image's number takes two lines in a narrow column.
      number.setWrapText(true);
      number.setMinHeight(USE_PREF_SIZE);
      hint.setWrapText(true);
      hint.setMinHeight(USE_PREF_SIZE);
      Tooltip why = new Tooltip(texts.get("decode.far.tip"));
      why.setWrapText(true);
      why.setMaxWidth(340);
      hint.setTooltip(why);
      loading.setMouseTransparent(true);
      distance.setTooltip(new Tooltip(texts.get("decode.nearest.distance.tip")));
      var sign = new TermSign(Term.OFF_THE_MAP);
      sign.visibleProperty().bind(hint.visibleProperty());
      next = new NextNearestRow(model);
      getChildren().addAll(comparison(), next, Parts.row(6, hint, sign));
      setAccessibleRole(AccessibleRole.TEXT);
      WeakSubscriptions.hear(
          this, model.pointlessProperty(), without -> Parts.present(this, !without));
      WeakSubscriptions.hear(this, model.pictureProperty(), decoded::setPicture);
      WeakSubscriptions.hear(this, model.nearestProperty(), this::show);
    }

    /// Shows the next nearest images, or gives their room away.
    void showNext(boolean shown) {
      Parts.present(next, shown);
    }

    private static void name(Label label, String... styles) {
      label.getStyleClass().addAll(styles);
    }

    private Node comparison() {
      Label title = new Label(texts.get("decode.nearest.title"));
      title.getStyleClass().addAll("nearest-title", "muted");
      VBox facts = new VBox(title, className, number, distance);
      facts.setAlignment(Pos.TOP_LEFT);
      facts.getStyleClass().add("nearest-facts");
      HBox.setHgrow(facts, Priority.ALWAYS);
      return Parts.styled(
          new HBox(
              captioned(decoded, texts.get("decode.side.decoded")),
              captioned(new StackPane(real, loading), texts.get("decode.side.real")),
              facts),
          "nearest-row");
    }

    private VBox captioned(Node picture, String name) {
      Label caption = Parts.styled(new Label(name), "picture-caption", "muted");
      VBox box = new VBox(picture, caption);
      box.setAlignment(Pos.TOP_CENTER);
      box.setMinWidth(SIDE);
      box.getStyleClass().add("captioned");
      return box;
    }

    private void show(@Nullable NearestImage nearest) {
      real.setPicture(nearest == null ? null : nearest.picture());
      loading.setVisible(nearest != null && nearest.picture() == null);
      boolean far = nearest != null && nearest.reach().far();
      hint.setVisible(far);
      if (nearest != null && far) {
        hint.setText(texts.get("decode.far", nearest.distance(), nearest.reach().usual()));
      }
      if (nearest == null) {
        className.setText(texts.get("decode.nearest.none"));
        number.setText("");
        distance.setText("");
        setAccessibleText(null);
        return;
      }
      className.setText(nearest.className());
      Parts.present(className, !nearest.className().isEmpty());
      String numbered = nearest.learned() ? "decode.nearest.training" : "decode.nearest.test";
      String image = texts.get(numbered, nearest.number());
      String says = nearest.picture() == null ? "" : nearest.picture().words();
      number.setText(says.isEmpty() ? image : says);
      boolean flat = nearest.dimensions() < 3;
      distance.setText(
          flat
              ? texts.get("decode.nearest.distance", nearest.distance())
              : texts.get(
                  "decode.nearest.distance.deep", nearest.distance(), nearest.dimensions()));
      setAccessibleText(
          texts.get("decode.nearest.accessible", nearest.className(), image, nearest.distance()));
    }
  }

  /// What can be done with the decoded picture.
  public static Feature actions(DecodeViewModel decode) {
    SliceViewModel slice = decode.slice();
    return Feature.of(
        action("command.pixels.", decode::toggleScaling)
            .keys(Keys.of(KeyCode.P))
            .when(decode.scalableProperty()),
        action("command.class.", () -> slice.nextClass(1))
            .keys(Keys.of(KeyCode.C).withoutShift())
            .when(slice.classesProperty().map(classes -> classes.size() > 1)),
        action("command.class.back.", () -> slice.nextClass(-1))
            .keys(Keys.of(KeyCode.C).withShift())
            .when(slice.classesProperty().map(classes -> classes.size() > 1))
            .unlisted());
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(DecodeView.class, MainActions.EXPLORING, prefix, run);
  }
}
