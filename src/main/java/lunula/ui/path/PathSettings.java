package lunula.ui.path;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Supplier;
import lunula.files.JsonField;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.PlayMode;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.LatentCodes;
import lunula.ui.explore.PathPace;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Slice;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The path and how it is played.
public final class PathSettings {
  private static final double SLOWEST = 0.001;
  private static final int FASTEST = 100;

  private PathSettings() {}

  /// @param exploration holds the path
  public static List<Setting<?>> of(PathViewModel path, ExplorerState exploration) {
    Supplier<String> played = () -> Texts.of(PathSettings.class).get("path.did.play");
    return List.of(
        Setting.of(
                "path",
                Stops.NONE,
                () -> stops(exploration),
                stops -> exploration.pathProperty().set(stops.ends(exploration.slice())),
                exploration.pathProperty(),
                path.shapeProperty())
            .inSession(Codec.of(Stops::json, Stops::read), Phase.MODEL)
            .usualIfAbsent(),
        Setting.of("path.pace", path.paceProperty())
            .inSession(Codec.oneOf(PathPace.PLACE), Phase.AT_ONCE)
            .step(played),
        Setting.of("path.mode", path.modeProperty())
            .inSession(Codec.oneOf(PlayMode.BACK_AND_FORTH), Phase.AT_ONCE)
            .step(played),
        Setting.number("path.speed", path.speedProperty())
            .inSession(Codec.number(SLOWEST, FASTEST), Phase.AT_ONCE)
            .slider(played),
        Setting.of(
                "path.position",
                0.0,
                path.positionProperty()::get,
                position -> seek(path, position))
            .inSession(Codec.number(0, 1), Phase.MODEL),
        Setting.remembered("chart", Setting.of("window.open.chart", path.chartShownProperty()))
            .inSession(Codec.truth(), Phase.AT_ONCE));
  }

  private static void seek(PathViewModel path, double position) {
    if (position > 0) {
      path.seek(position);
    }
  }

  private static Stops stops(ExplorerState exploration) {
    Slice slice = exploration.slice();
    PathStops ends = exploration.pathProperty().get();
    LatentPoint a = ends.a();
    LatentPoint b = ends.b();
    return new Stops(
        a == null ? null : LatentCodes.at(slice, a),
        ends.between().stream().map(stop -> LatentCodes.at(slice, stop)).toList(),
        b == null ? null : LatentCodes.at(slice, b),
        ends.shape(),
        ends.closed());
  }

  /// The stops as codes.
  private record Stops(
      @Nullable List<Float> a,
      List<List<Float>> between,
      @Nullable List<Float> b,
      PathShape shape,
      boolean closed) {
    static final Stops NONE = new Stops(null, List.of(), null, PathShape.STRAIGHT, false);

    PathStops ends(Slice slice) {
      return new PathStops(
          a == null ? null : LatentCodes.place(slice, a),
          b == null ? null : LatentCodes.place(slice, b),
          between.stream().map(stop -> LatentCodes.place(slice, stop)).toList(),
          shape,
          closed ? PathShape.End.CLOSED : PathShape.End.OPEN);
    }

    static Stops read(JsonField field) {
      JsonField closed = field.at("closed");
      return new Stops(
          code(field.at("a")),
          field.at("between").list(PathStops.MOST).stream().map(JsonField::code).toList(),
          code(field.at("b")),
          field.at("shape").oneOf(PathShape.STRAIGHT),
          closed.isGiven() && closed.truth());
    }

    private static @Nullable List<Float> code(JsonField field) {
      return field.isGiven() ? field.code() : null;
    }

    JsonElement json() {
      var json = new JsonObject();
      if (a != null) {
        json.add("a", Codec.numbers(a));
      }
      var stops = new JsonArray();
      between.forEach(stop -> stops.add(Codec.numbers(stop)));
      json.add("between", stops);
      if (b != null) {
        json.add("b", Codec.numbers(b));
      }
      json.addProperty("shape", JsonField.word(shape));
      json.addProperty("closed", closed);
      return json;
    }
  }
}
