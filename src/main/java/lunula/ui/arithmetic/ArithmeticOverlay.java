package lunula.ui.arithmetic;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.transform.Rotate;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.arithmetic.Terms.Letter;
import lunula.ui.kit.Parts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.DrawnOverlay;
import org.jspecify.annotations.Nullable;

/// The parallelogram on the map: A, B, C and D, the arrow from B to A, and the same arrow set off
/// from C.
public final class ArithmeticOverlay extends DrawnOverlay<Pane> {
  static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double SIDE = 24;

  private final ArithmeticViewModel model;
  private final Arrow difference = Arrow.ofDifference();
  private final Arrow again = Arrow.ofDifference();
  private final Arrow sideOfB = Arrow.ofSide();
  private final Arrow sideOfA = Arrow.ofSide();
  private final Map<Letter, Label> markers = new EnumMap<>(Letter.class);

  public ArithmeticOverlay(ArithmeticViewModel model) {
    super(untouched(ArithmeticOverlay.class));
    this.model = model;
    node().getChildren().addAll(sideOfB, sideOfA, difference, again);
    for (Letter letter : Letter.values()) {
      Label marker = marker(letter);
      markers.put(letter, marker);
      node().getChildren().add(marker);
    }
    drawOn(model.termsProperty());
    WeakSubscriptions.hear(node(), model.chosenProperty(), this::stress);
  }

  /// A letter in a square, as on the panel.
  static Label marker(Letter letter) {
    Label marker = Parts.label("arithmetic-letter", letter.symbol());
    Parts.setStyle(marker, "result", letter == Letter.D);
    marker.setMinSize(SIDE, SIDE);
    marker.setMaxSize(SIDE, SIDE);
    return marker;
  }

  private void stress(Letter chosen) {
    markers.forEach((letter, marker) -> marker.pseudoClassStateChanged(CHOSEN, letter == chosen));
  }

  @Override
  protected void draw(Viewport viewport) {
    markers.forEach((letter, marker) -> put(marker, at(letter, viewport)));
    difference.place(at(Letter.B, viewport), at(Letter.A, viewport));
    again.place(at(Letter.C, viewport), at(Letter.D, viewport));
    sideOfB.place(at(Letter.B, viewport), at(Letter.C, viewport));
    sideOfA.place(at(Letter.A, viewport), at(Letter.D, viewport));
  }

  private @Nullable ScreenPoint at(Letter letter, Viewport viewport) {
    LatentPoint place = model.place(letter);
    return place == null ? null : viewport.toScreen(place);
  }

  private static void put(Label marker, @Nullable ScreenPoint at) {
    marker.setVisible(at != null);
    if (at != null) {
      marker.resizeRelocate(at.x() - SIDE / 2, at.y() - SIDE / 2, SIDE, SIDE);
    }
  }

  /// An arrow between two places of the screen, or a line without a head.
  private static final class Arrow extends Group {
    private static final double HEAD = 10;

    /// The head ends where the marker begins.
    private static final double GAP = 13;

    private final Line halo = Parts.styled(new Line(), "arithmetic-halo");
    private final Line line = new Line();
    private final @Nullable Polygon head;

    private Arrow(@Nullable Polygon head, String style) {
      this.head = head;
      line.getStyleClass().add(style);
      getChildren().addAll(halo, line);
      if (head != null) {
        head.getStyleClass().add("arithmetic-head");
        getChildren().add(head);
      }
    }

    static Arrow ofDifference() {
      return new Arrow(new Polygon(0, 0, -HEAD, HEAD / 2, -HEAD, -HEAD / 2), "arithmetic-arrow");
    }

    static Arrow ofSide() {
      return new Arrow(null, "arithmetic-side");
    }

    /// Hidden where one of the ends is missing.
    void place(@Nullable ScreenPoint from, @Nullable ScreenPoint to) {
      setVisible(from != null && to != null);
      if (from == null || to == null) {
        return;
      }
      double length = Math.max(1e-9, from.distanceTo(to));
      double part = head == null ? 1 : Math.max(0, 1 - GAP / length);
      double x = from.x() + (to.x() - from.x()) * part;
      double y = from.y() + (to.y() - from.y()) * part;
      stretch(halo, from, x, y);
      stretch(line, from, x, y);
      if (head != null) {
        head.setVisible(length > GAP + HEAD);
        head.setLayoutX(x);
        head.setLayoutY(y);
        head.getTransforms()
            .setAll(new Rotate(Math.toDegrees(Math.atan2(to.y() - from.y(), to.x() - from.x()))));
      }
    }

    private static void stretch(Line line, ScreenPoint from, double x, double y) {
      line.setStartX(from.x());
      line.setStartY(from.y());
      line.setEndX(x);
      line.setEndY(y);
    }
  }
}
