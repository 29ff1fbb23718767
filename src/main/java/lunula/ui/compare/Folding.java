package lunula.ui.compare;

import javafx.scene.layout.Region;

/// Something that is shown in full where it has room, and folded up into something smaller where it
/// has not. Lies at the right of its place.
final class Folding extends Region {
  private final Region full;
  private final Region folded;

  Folding(Region full, Region folded) {
    this.full = full;
    this.folded = folded;
    getChildren().addAll(full, folded);
  }

  @Override
  protected double computeMinWidth(double height) {
    return folded.prefWidth(-1);
  }

  @Override
  protected double computePrefWidth(double height) {
    return full.prefWidth(-1);
  }

  @Override
  protected double computeMaxWidth(double height) {
    return Double.MAX_VALUE;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(full.prefHeight(-1), folded.prefHeight(-1));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    boolean roomy = getWidth() >= full.prefWidth(-1);
    full.setVisible(roomy);
    folded.setVisible(!roomy);
    Region shown = roomy ? full : folded;
    double width = Math.min(getWidth(), shown.prefWidth(-1));
    double height = shown.prefHeight(-1);
    shown.resizeRelocate(
        getWidth() - width, snapPositionY((getHeight() - height) / 2), width, height);
  }
}
