package lunula.ui.arithmetic;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
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
    var marker = new Label(letter.name());
    marker.getStyleClass().add("arithmetic-letter");
    if (letter == Letter.D) {
      marker.getStyleClass().add("result");
    }
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
}
