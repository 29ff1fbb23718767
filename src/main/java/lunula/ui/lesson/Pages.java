package lunula.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.export.picture.VectorDrawing;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.Theme;
import lunula.ui.kit.ThemeStyling;

/// Lays nodes out on pages of A4, dark on light. JavaFX thread only; needs no window.
public final class Pages {
  /// What a page has from margin to margin, in units of three quarters of a point.
  static final double INSIDE = 666;

  private static final double WIDTH = 793.7;
  private static final double HEIGHT = 1122.5;
  private static final double TEXT_HEIGHT = 970;
  private static final double BETWEEN = 12;

  private final Function<Region, VectorDrawing> trace;
  private final Pane table = new Pane();

  /// @param trace draws what stands in a scene
  public Pages(Function<Region, VectorDrawing> trace) {
    this.trace = trace;
    var scene = new Scene(table, WIDTH, HEIGHT);
    ThemeStyling.install(scene, new SimpleObjectProperty<>(Theme.LIGHT));
    Styles.of(table, Pages.class);
  }

  /// The pages.
  ///
  /// @param footer what stands at the bottom of each, before its number
  /// @param groups nodes that stay on one page, unless they are too many for one
  List<VectorDrawing> lay(String footer, List<? extends List<? extends Node>> groups) {
    List<List<Node>> pages = new ArrayList<>();
    double left = 0;
    for (List<? extends Node> group : groups) {
      boolean whole = height(group) <= TEXT_HEIGHT;
      for (List<? extends Node> piece :
          whole ? List.of(group) : group.stream().map(List::of).toList()) {
        double height = height(piece) + BETWEEN;
        if (pages.isEmpty() || height > left) {
          pages.add(new ArrayList<>());
          left = TEXT_HEIGHT + BETWEEN;
        }
        pages.getLast().addAll(piece);
        left -= height;
      }
    }
    List<VectorDrawing> drawn = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      drawn.add(page(footer, i + 1, pages.size(), pages.get(i)));
    }
    return drawn;
  }

  private double height(List<? extends Node> nodes) {
    var column = new VBox(BETWEEN);
    column.getChildren().addAll(nodes);
    column.setPrefWidth(INSIDE);
    table.getChildren().setAll(column);
    table.applyCss();
    double height = column.prefHeight(INSIDE);
    column.getChildren().clear();
    return height;
  }

  private VectorDrawing page(String footer, int number, int count, List<Node> nodes) {
    var column = new VBox(BETWEEN);
    column.getChildren().addAll(nodes);
    Label foot =
        Parts.label("muted", Texts.of(Pages.class).get("lesson.page", footer, number, count));
    BorderPane.setAlignment(foot, Pos.CENTER);
    var page = Parts.styled(new BorderPane(column), "lesson-page");
    page.setBottom(foot);
    table.getChildren().setAll(page);
    table.applyCss();
    page.resize(WIDTH, HEIGHT);
    page.layout();
    return trace.apply(page);
  }
}
