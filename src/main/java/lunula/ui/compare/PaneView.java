package lunula.ui.compare;

import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import lunula.geometry.LatentPoint;
import lunula.model.card.ModelCard;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.LossFormat;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.MapView;
import org.jspecify.annotations.Nullable;

/// A model side by side with others: its name, its map, its picture. Hangs on its own pane's state
/// only, so that it goes when the pane goes.
final class PaneView extends VBox {
  private final Texts texts = Texts.of(PaneView.class);
  private final PaneViewModel pane;
  private final GrayPicture picture = new GrayPicture();
  private final GrayPicture original = new GrayPicture();
  private final Button remove = new Button(null, Parts.icon("close"));

  /// @param compare holds the pane
  PaneView(CompareViewModel compare, PaneViewModel pane) {
    this.pane = pane;
    getStyleClass().add("compare-pane");
    setSpacing(4);
    var menu =
        new ModelMenu(
            compare::models,
            entry -> compare.lineup().choose(place(compare), entry),
            texts.get("compare.model.tip"));
    menu.show(pane.entry());
    HBox.setHgrow(menu, Priority.ALWAYS);
    remove.getStyleClass().addAll("quiet", "icon-only");
    remove.setTooltip(new Tooltip(texts.get("compare.remove.tip")));
    remove.setAccessibleText(texts.get("compare.remove.tip"));
    remove.setOnAction(event -> compare.lineup().remove(place(compare)));
    var header = new HBox(4, menu, remove);
    header.setAlignment(Pos.CENTER_LEFT);
    var named = new Label(texts.get("compare.original"));
    named.getStyleClass().addAll("muted", "original-name");
    var body = new PaneBody(map(compare), picture, caption(), original, named);
    VBox.setVgrow(body, Priority.ALWAYS);
    var strip = new ClassStrip(pane.classes());
    getChildren().addAll(header, body, strip);
    show();
  }

  private int place(CompareViewModel compare) {
    return compare.panesProperty().get().indexOf(pane);
  }

  private StackPane map(CompareViewModel compare) {
    var map = MapView.withLegend(pane.map());
    map.setId("compare-map");
    map.addEventFilter(KeyEvent.KEY_PRESSED, event -> arrow(event, compare));
    Label problem = Parts.sentence("problem", "");
    problem.setMaxWidth(320);
    problem.getStyleClass().add("pane-problem");
    StackPane.setAlignment(problem, Pos.CENTER);
    WeakSubscriptions.hear(this, pane.problemProperty(), words -> Parts.show(problem, words));
    WeakSubscriptions.hear(this, pane.problemProperty(), words -> map.setVisible(words == null));
    return new StackPane(map, problem);
  }

  /// By image, an arrow key goes on to the next image in its direction.
  private void arrow(KeyEvent event, CompareViewModel compare) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown();
    if (plain && compare.sharingProperty().get() == Sharing.IMAGE) {
      Arrows.follow(event, (right, up) -> compare.walk(pane, right, up));
    }
  }

  /// Arrow keys as directions.
  static final class Arrows {
    private Arrows() {}

    /// Calls `go` with steps to the right and up, and consumes the event, if it is an arrow key.
    static void follow(KeyEvent event, BiConsumer<Integer, Integer> go) {
      switch (event.getCode()) {
        case LEFT, KP_LEFT -> go.accept(-1, 0);
        case RIGHT, KP_RIGHT -> go.accept(1, 0);
        case UP, KP_UP -> go.accept(0, 1);
        case DOWN, KP_DOWN -> go.accept(0, -1);
        default -> {
          return;
        }
      }
      event.consume();
    }
  }

  private VBox caption() {
    var place = new Label();
    place.getStyleClass().add("place");
    var layers = new Label(about(pane.entry().card()));
    layers.getStyleClass().add("muted");
    Label losses = Parts.sentence("muted", losses(pane.entry().card()));
    Label note = Parts.sentence("pane-note", "");
    ExplorerState exploration = pane.exploration();
    WeakSubscriptions.hear(this, exploration.cursorProperty(), at -> place.setText(words(at)));
    WeakSubscriptions.hear(
        this, pane.noteProperty(), text -> Parts.show(note, text.isEmpty() ? null : text));
    var caption = new VBox(2, place, layers, losses, note);
    caption.getStyleClass().add("pane-caption");
    var clip = new Rectangle();
    clip.widthProperty().bind(caption.widthProperty());
    clip.heightProperty().bind(caption.heightProperty());
    caption.setClip(clip);
    return caption;
  }

  private String words(LatentPoint place) {
    String x = NumberFormats.coordinate(place.x());
    String y = NumberFormats.coordinate(place.y());
    return texts.get("compare.place", x, y);
  }

  private String about(ModelCard card) {
    String layers = NumberFormats.layers(card.plan().architecture());
    return card.plan().architecture().variational()
        ? texts.get("compare.about", layers, NumberFormats.plain(card.plan().objective().beta()))
        : layers;
  }

  private String losses(ModelCard card) {
    return texts.get("compare.losses", new LossFormat(card.losses()).brief(card.test().sampled()));
  }

  private void show() {
    picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    picture.setAccessibleText(texts.get("compare.picture", pane.entry().card().name()));
    WeakSubscriptions.hear(this, pane.exploration().decodedProperty(), this::showPicture);
    original.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    original.setAccessibleText(texts.get("compare.original"));
    Tooltip.install(original, new Tooltip(texts.get("compare.original")));
    WeakSubscriptions.hear(this, pane.originalProperty(), original::setPicture);
  }

  private void showPicture(ExplorerState.@Nullable Decoded decoded) {
    picture.setPicture(decoded == null ? null : decoded.picture());
  }

  /// Whether the pane can be taken away.
  void setRemovable(boolean removable) {
    Parts.present(remove, removable);
  }

  PaneViewModel pane() {
    return pane;
  }

  /// The map with the picture beside it where the pane is wide, else below it.
  private static final class PaneBody extends Region {
    private static final double GAP = 8;
    private static final double WIDE = 1.35;
    private static final double CAPTION = 132;
    private static final double LINES = 76;
    private static final double LEAST_ORIGINAL = 56;

    private final Region map;
    private final Region picture;
    private final Region caption;
    private final GrayPicture original;
    private final Label named;

    PaneBody(Region map, Region picture, Region caption, GrayPicture original, Label named) {
      this.map = map;
      this.picture = picture;
      this.caption = caption;
      this.original = original;
      this.named = named;
      setMinSize(200, 160);
      getChildren().addAll(map, picture, caption, original, named);
      named.visibleProperty().bind(original.visibleProperty());
    }

    @Override
    protected void layoutChildren() {
      if (getWidth() > WIDE * getHeight()) {
        beside();
      } else {
        below();
      }
    }

    private void beside() {
      original.setVisible(false);
      double side = Math.floor(Math.min(getWidth() * 0.34, getHeight() - LINES));
      double column = Math.max(side, CAPTION);
      double x = getWidth() - column;
      map.resizeRelocate(0, 0, x - GAP, getHeight());
      picture.resizeRelocate(x, 0, side, side);
      caption.resizeRelocate(x, side + GAP, column, getHeight() - side - GAP);
    }

    private void below() {
      double most = Math.max(80, getWidth() - GAP - CAPTION);
      double side = Math.floor(Math.min(most, getHeight() * 0.43));
      double y = getHeight() - side;
      map.resizeRelocate(0, 0, getWidth(), y - GAP);
      picture.resizeRelocate(0, y, side, side);
      double left = getWidth() - side - GAP;
      double small = Math.floor(Math.min(left, side - LINES - GAP));
      // What was said in the note needs the room more.
      double name = named.prefHeight(-1) + 2;
      double free = side - small - name;
      boolean fits = small >= LEAST_ORIGINAL && caption.prefHeight(left) <= free;
      original.setVisible(fits);
      original.resizeRelocate(
          side + GAP, getHeight() - small, Math.max(0, small), Math.max(0, small));
      named.resizeRelocate(side + GAP, getHeight() - small - name, left, name - 2);
      caption.resizeRelocate(side + GAP, y, left, fits ? free : side);
    }
  }
}
