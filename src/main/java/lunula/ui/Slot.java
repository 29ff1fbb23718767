package lunula.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The place of a panel in the window, kept for it until it is made. The panel comes in steps: to
/// style a whole one for the first time would keep the JavaFX thread busy for several frames.
final class Slot extends StackPane {
  private final Supplier<? extends Region> panel;
  private final Deque<Node> missing = new ArrayDeque<>();
  private @Nullable Pane box;
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

  /// Whether the panel is here with all its parts.
  boolean isComplete() {
    return !getChildren().isEmpty() && missing.isEmpty();
  }

  /// Takes one step: first makes the panel, but leaves the parts of its outermost box out; then
  /// puts one part after the other back.
  void furnish() {
    if (getChildren().isEmpty()) {
      Region made = panel.get();
      box = boxOf(made);
      if (box != null) {
        missing.addAll(box.getChildren());
        box.getChildren().clear();
      }
      getChildren().add(made);
    } else {
      Objects.requireNonNull(box).getChildren().add(missing.remove());
    }
  }

  /// Takes the first step now and one more in every frame, until the panel is complete.
  void furnishByFrames() {
    furnish();
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        if (isComplete()) {
          stop();
        } else {
          furnish();
        }
      }
    }.start();
  }

  private static @Nullable Pane boxOf(Region made) {
    Node outermost = made instanceof ScrollPane scroll ? scroll.getContent() : made;
    return outermost instanceof VBox || outermost instanceof HBox ? (Pane) outermost : null;
  }
}
