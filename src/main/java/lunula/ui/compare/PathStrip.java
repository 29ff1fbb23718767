package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.event.EventHandler;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import lunula.model.Sample;
import lunula.ui.kit.GrayPicture;

/// Some of a path's pictures in a row, each in the middle of its cell. A press or a drag moves the
/// position there.
final class PathStrip extends Region {
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
