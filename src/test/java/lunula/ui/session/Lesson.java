package lunula.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.PlayMode;
import lunula.geometry.ScreenPoint;
import lunula.measure.DrawnPicture;
import lunula.measure.Selection;
import lunula.session.Session;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.PathPace;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.Theme;
import lunula.ui.map.MapLayer;
import lunula.ui.sample.NeighbourhoodViewModel;
import lunula.ui.select.SelectTool.Shape;
import lunula.ui.shell.MainViewModel;

/// A session in which everything is otherwise than at first.
final class Lesson {
  private Lesson() {}

  /// Everything otherwise than it is at first.
  static void work(Room at) {
    at.main.imageSetProperty().set(ImageSet.ALL);
    at.exploration
        .pathProperty()
        .set(
            new PathStops(
                new LatentPoint(0.5, 0.25),
                new LatentPoint(-1, 1),
                List.of(new LatentPoint(2, 0.125)),
                PathShape.SMOOTH,
                PathShape.End.CLOSED));
    at.space.path().paceProperty().set(PathPace.PICTURE);
    at.space.path().modeProperty().set(PlayMode.LOOP);
    at.space.path().speedProperty().set(2);
    at.space.path().seek(0.25);
    at.map.filter().hide(bits(3, 4));
    at.space.select().selection().show(Selection.of(200, image -> image < 5 || image == 150));
    at.space.select().chosen().choose(42);
    at.map.layers().shownProperty(MapLayer.DENSITY).set(true);
    at.map.layers().opacityProperty(MapLayer.DENSITY).set(0.25);
    at.map.layers().densityByClassProperty().set(true);
    at.main.themeProperty().set(Theme.DARK);
    at.main.toolProperty().set(MainViewModel.Tool.MODELS);
    at.main.pathShownProperty().set(false);
    at.space.decode().scalingProperty().set(PictureScaling.PIXELS);
    at.space.toolbox().choose("select");
    at.space.around().sourceProperty().set(NeighbourhoodViewModel.Source.PRIOR);
    at.space.around().sigmaProperty().set(0.5);
    at.space.around().limitProperty().set(1.5);
    at.space.posterior().show(12, 7);
    at.space.select().tool().shapeProperty().set(Shape.BRUSH);
    at.space.select().tool().radiusProperty().set(60);
    at.space.draw().bringBack(DrawnPicture.empty(28, 28).inverted());
    at.exploration.cursorProperty().set(new LatentPoint(0.75, -0.5));
    at.map.zoom(new ScreenPoint(100, 100), 3);
  }

  static BitSet bits(int... numbers) {
    var bits = new BitSet();
    for (int number : numbers) {
      bits.set(number);
    }
    return bits;
  }

  static Session sessionOf(Room at) throws IOException {
    return Objects.requireNonNull(SessionSnapshot.of(at.workspace))
        .session(at.prints, Instant.EPOCH);
  }

  /// The same but for the time and what the eye does not see of the view.
  static void assertSame(Session expected, Session actual) {
    JsonObject before = view(expected);
    JsonObject now = view(actual);
    assertEquals(number(before, "across"), number(now, "across"), 1e-6);
    assertEquals(number(before, "down"), number(now, "down"), 1e-6);
    assertEquals(
        before.getAsJsonArray("centre").get(0).getAsFloat(),
        now.getAsJsonArray("centre").get(0).getAsFloat(),
        1e-6f);
    assertEquals(expected.model(), actual.model());
    assertEquals(withoutView(expected), withoutView(actual));
  }

  private static JsonObject view(Session session) {
    return session.parts().getAsJsonObject("view");
  }

  private static double number(JsonObject object, String name) {
    return object.get(name).getAsDouble();
  }

  private static String withoutView(Session session) {
    JsonObject parts = session.parts().deepCopy();
    parts.remove("view");
    return parts.toString();
  }
}
