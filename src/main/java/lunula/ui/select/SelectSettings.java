package lunula.ui.select;

import com.google.gson.JsonPrimitive;
import java.util.BitSet;
import java.util.List;
import lunula.measure.Selection;
import lunula.session.Ranges;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.select.SelectTool.Shape;

/// Which images are chosen, and how they are chosen.
public final class SelectSettings {
  private static final String ASKED_ANEW = "what was found is not in the session either";

  private SelectSettings() {}

  public static List<Setting<?>> of(SelectViewModel select) {
    SelectTool tool = select.tool();
    ChosenImage looked = select.chosen();
    return List.of(
        Setting.of(
                "selection.images",
                new BitSet(),
                () -> select.selection().selectionProperty().get().bits(),
                images -> choose(select, images),
                select.selection().selectionProperty())
            .inSession(
                Codec.of(images -> new JsonPrimitive(Ranges.write(images)), Ranges::read),
                Phase.IMAGES)
            .usualIfAbsent()
            .againWithClasses(),
        Setting.of(
                "selection.looked",
                ExplorerState.NONE,
                looked.indexProperty()::get,
                image -> look(select, image),
                looked.indexProperty())
            .inSession(Codec.whole(ExplorerState.NONE), Phase.IMAGES)
            .usualIfAbsent()
            .againWithClasses(),
        Setting.of("tools.select", tool.shapeProperty())
            .inSession(Codec.oneOf(Shape.LASSO), Phase.AT_ONCE),
        Setting.of(
                "tools.brush",
                tool.radiusProperty().get(),
                tool.radiusProperty()::get,
                radius ->
                    tool.radiusProperty()
                        .set(Math.clamp(radius, SelectTool.LEAST_RADIUS, SelectTool.MOST_RADIUS)),
                tool.radiusProperty())
            .inSession(Codec.above(0, 1000), Phase.AT_ONCE),
        Setting.of("tools.joining", tool.joiningProperty())
            .inSession(Codec.oneOf(Selection.Joining.REPLACE), Phase.AT_ONCE),
        Setting.of("select.page", select.pageProperty())
            .inSession(Codec.oneOf(SelectViewModel.Page.SELECTION), Phase.AT_ONCE),
        Setting.of("select.likeness", select.find().likenessProperty()).notInSession(ASKED_ANEW),
        Setting.of("select.score", select.outliers().scoreProperty()).notInSession(ASKED_ANEW));
  }

  private static void choose(SelectViewModel select, BitSet images) {
    MapData points = select.map().exploration().mapProperty().get();
    if (points != null) {
      select.selection().show(Selection.of(points.count(), images::get));
    }
  }

  private static void look(SelectViewModel select, int image) {
    MapData points = select.map().exploration().mapProperty().get();
    if (points != null) {
      select.chosen().choose(image < points.count() ? image : ExplorerState.NONE);
    }
  }
}
