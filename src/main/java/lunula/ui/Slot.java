package lunula.ui;

import java.util.function.Supplier;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The place of a panel in the window, kept for it until it is made.
final class Slot extends StackPane {
  private final Supplier<? extends Region> panel;
  private double reserved;

  /// @param panel makes what goes here; asked once
  Slot(Supplier<? extends Region> panel) {
    this.panel = panel;
  }

  /// Takes at least this much height, in pixels, with and without the panel.
  void reserve(double height) {
    reserved = height;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(reserved, super.computePrefHeight(width));
  }

  /// Whether the panel is still missing.
  boolean isEmpty() {
    return getChildren().isEmpty();
  }

  /// Makes the panel. Once.
  void fill() {
    getChildren().add(panel.get());
  }
}
