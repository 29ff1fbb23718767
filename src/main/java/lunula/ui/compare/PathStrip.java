package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import lunula.model.Sample;
import lunula.ui.kit.GrayPicture;

/// Some of a way's pictures in a row, each in the middle of its cell. A press or a drag goes to the
/// place on the way that is there.
final class PathStrip extends Region {
  /// Pictures in the row, from the first of the way to the last.
  static final int COUNT = 9;

  private static final double GAP = 4;
  private static final double LEAST = 28;

  private final List<GrayPicture> pictures = new ArrayList<>();

  /// @param seek told of places, 0..1
  PathStrip(DoubleConsumer seek) {
    getStyleClass().add("way-strip");
    for (int i = 0; i < COUNT; i++) {
      var picture = new GrayPicture();
      picture.setMouseTransparent(true);
      pictures.add(picture);
    }
    getChildren().addAll(pictures);
    setMinSize(COUNT * LEAST, LEAST);
    seekIn(this, seek);
  }

  /// Goes where the hand presses and drags.
  static void seekIn(Region region, DoubleConsumer seek) {
    region.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> go(region, event, seek));
    region.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> go(region, event, seek));
  }

  private static void go(Region region, MouseEvent event, DoubleConsumer seek) {
    double cell = region.getWidth() / COUNT;
    seek.accept(Math.clamp((event.getX() - cell / 2) / (region.getWidth() - cell), 0, 1));
    event.consume();
  }

  /// Where a place on the way is in a strip, and in all that is as wide as one.
  ///
  /// @param position 0..1
  static double across(double position, double width) {
    double cell = width / COUNT;
    return cell / 2 + position * (width - cell);
  }

  /// @param way as many as a [Between] has; empty shows empty squares
  void show(List<? extends Sample> way) {
    for (int i = 0; i < COUNT; i++) {
      pictures.get(i).setPicture(way.isEmpty() ? null : way.get(Between.step(i / (COUNT - 1.0))));
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
