package lunula.ui.compare;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import lunula.describe.BundledWords;
import lunula.geometry.LatentPoint;
import lunula.model.card.ModelCard;
import lunula.ui.compare.CompareSetup.Sharing;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.LossFormat;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.MapView;
import org.jspecify.annotations.Nullable;

/// The models side by side, in panes of one size: up to three in a row, four two by two.
final class SideBySideView extends Pane {
  private static final double GAP = 12;

  private final CompareViewModel model;

  SideBySideView(CompareViewModel model) {
    this.model = model;
    setMinSize(400, 240);
    WeakSubscriptions.hear(this, model.panesProperty(), this::show);
  }

  /// A pane that stays keeps its view.
  private void show(List<PaneViewModel> panes) {
    List<PaneView> views = panes.stream().map(this::view).toList();
    views.forEach(view -> Parts.present(view.remove, panes.size() > CompareViewModel.LEAST));
    getChildren().setAll(views);
  }

  private PaneView view(PaneViewModel pane) {
    return getChildren().stream()
        .map(PaneView.class::cast)
        .filter(view -> view.pane.equals(pane))
        .findFirst()
        .orElseGet(() -> new PaneView(model, pane));
  }

  @Override
  protected void layoutChildren() {
    int count = getChildren().size();
    int columns = count == 4 ? 2 : Math.max(1, count);
    int rows = count == 4 ? 2 : 1;
    double width = Math.floor((getWidth() - (columns - 1) * GAP) / columns);
    double height = Math.floor((getHeight() - (rows - 1) * GAP) / rows);
    for (int i = 0; i < count; i++) {
      int row = i / columns;
      int column = i % columns;
      Node pane = getChildren().get(i);
      pane.resizeRelocate(column * (width + GAP), row * (height + GAP), width, height);
    }
  }

  /// Something with the reason, in its place, why there is nothing to see.
  static StackPane withProblem(Region content, ObservableValue<@Nullable String> problem) {
    Label sentence = Parts.sentence("problem", "");
    sentence.setMaxWidth(360);
    sentence.getStyleClass().add("pane-problem");
    WeakSubscriptions.hear(sentence, problem, text -> Parts.show(sentence, text));
    return new StackPane(content, sentence);
  }

  /// Goes by an arrow key that is pressed alone, in steps to the right and up, and consumes it.
  static void followArrow(KeyEvent event, BiConsumer<Integer, Integer> go) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
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

  /// One of the models: its name, its map, its picture. Listens to its own pane's state only, so
  /// that it can be collected with the pane.
  private static final class PaneView extends VBox {
    private final Texts texts = Texts.of(PaneView.class);
    private final PaneViewModel pane;
    private final Button remove;

    PaneView(CompareViewModel compare, PaneViewModel pane) {
      super(4);
      this.pane = pane;
      getStyleClass().add("compare-pane");
      var menu =
          new CompareView.ModelMenu(
              compare::models,
              entry -> compare.chooseModel(place(compare), entry),
              texts.get("compare.model.tip"));
      menu.show(pane.entry());
      HBox.setHgrow(menu, Priority.ALWAYS);
      remove =
          Parts.iconButton(
              "close", texts.get("compare.remove.tip"), () -> compare.removeModel(place(compare)));
      HBox header = Parts.row(4, menu, remove);
      var body = new PaneBody(map(compare), picture(), caption(), original());
      VBox.setVgrow(body, Priority.ALWAYS);
      getChildren().addAll(header, body, new ClassStrip(pane.classes()));
    }

    private int place(CompareViewModel compare) {
      return compare.panesProperty().get().indexOf(pane);
    }

    private StackPane map(CompareViewModel compare) {
      var map = MapView.withLegend(pane.map());
      map.setId("compare-map");
      // By image, an arrow key goes on to the next image in its direction.
      map.addEventFilter(
          KeyEvent.KEY_PRESSED,
          event -> {
            if (compare.sharingProperty().get() == Sharing.IMAGE) {
              followArrow(event, (right, up) -> compare.walk(pane, right, up));
            }
          });
      WeakSubscriptions.hear(this, pane.problemProperty(), why -> map.setVisible(why == null));
      return withProblem(map, pane.problemProperty());
    }

    private VBox caption() {
      Label place = Parts.label("place", "");
      Label layers = Parts.label("muted", about(pane.entry().card()));
      ModelCard card = pane.entry().card();
      String figures = new LossFormat(card.losses()).brief(card.test().sampled());
      Label losses = Parts.sentence("muted", texts.get("compare.losses", figures));
      Label note = Parts.sentence("pane-note", "");
      WeakSubscriptions.hear(
          this, pane.exploration().cursorProperty(), at -> place.setText(words(at)));
      WeakSubscriptions.hear(
          this, pane.noteProperty(), text -> Parts.show(note, text.isEmpty() ? null : text));
      var caption = Parts.styled(new VBox(2, place, layers, losses, note), "pane-caption");
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

    private GrayPicture picture() {
      var picture = new GrayPicture();
      picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
      picture.setAccessibleText(
          texts.get("compare.picture", BundledWords.name(pane.entry().card())));
      WeakSubscriptions.hear(
          this,
          pane.exploration().decodedProperty(),
          decoded -> picture.setPicture(decoded == null ? null : decoded.picture()));
      return picture;
    }

    private GrayPicture original() {
      var original = new GrayPicture();
      original.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
      original.setAccessibleText(texts.get("compare.original"));
      Tooltip.install(original, new Tooltip(texts.get("compare.original")));
      WeakSubscriptions.hear(this, pane.originalProperty(), original::setPicture);
      return original;
    }
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
    private final Label originalName =
        Parts.label("muted", Texts.of(PaneBody.class).get("compare.original"));

    PaneBody(Region map, Region picture, Region caption, GrayPicture original) {
      this.map = map;
      this.picture = picture;
      this.caption = caption;
      this.original = original;
      setMinSize(200, 160);
      originalName.getStyleClass().add("original-name");
      originalName.visibleProperty().bind(original.visibleProperty());
      getChildren().addAll(map, picture, caption, original, originalName);
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
      double small = Math.max(0, Math.floor(Math.min(left, side - LINES - GAP)));
      // A long note in the caption needs the room more than the original does.
      double name = originalName.prefHeight(-1) + 2;
      double free = side - small - name;
      boolean fits = small >= LEAST_ORIGINAL && caption.prefHeight(left) <= free;
      original.setVisible(fits);
      original.resizeRelocate(side + GAP, getHeight() - small, small, small);
      originalName.resizeRelocate(side + GAP, getHeight() - small - name, left, name - 2);
      caption.resizeRelocate(side + GAP, y, left, fits ? free : side);
    }
  }
}
