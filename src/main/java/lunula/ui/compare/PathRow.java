package lunula.ui.compare;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.model.Sample;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;

/// One row of the table of ways: what it is, the way in small, and the place on the way in large.
final class PathRow {
  /// Side of the large picture in a low window, in pixels.
  static final double LARGE = 112;

  /// Side of the large picture where there is room.
  static final double LARGEST = 220;

  private final Texts texts = Texts.of(PathRow.class);
  private final VBox head;
  private final PathStrip strip;
  private final GrayPicture large = new GrayPicture();
  private List<? extends Sample> way = List.of();
  private double position;

  /// @param name of what is seen, for screen readers
  PathRow(BetweenViewModel model, String name, Region... head) {
    this.head = new VBox(3, head);
    this.head.setAlignment(Pos.CENTER_LEFT);
    this.head.getStyleClass().add("way-head");
    strip = new PathStrip(model.positionProperty()::set);
    strip.setAccessibleText(texts.get("compare.between.strip", name));
    large.setAccessibleText(texts.get("compare.between.large", name));
    large.getStyleClass().add("way-large");
    enlarge(LARGE);
    GridPane.setVgrow(strip, Priority.ALWAYS);
  }

  /// @param side of the large picture
  void enlarge(double side) {
    large.setPrefWidth(side);
    large.setMinWidth(side);
    large.setMaxHeight(side);
  }

  /// Takes its place in the table.
  void addTo(GridPane table, int row) {
    table.addRow(row, head, strip, large);
  }

  /// Shows or hides the pictures; what they are of stays.
  void present(boolean pictures) {
    Parts.present(strip, pictures);
    Parts.present(large, pictures);
  }

  void show(List<? extends Sample> newest) {
    way = newest;
    strip.show(newest);
    stand(position);
  }

  /// @param now 0..1
  void stand(double now) {
    position = now;
    large.setPicture(way.isEmpty() ? null : way.get(Between.step(now)));
  }
}
