package lunula.ui.lesson;

import java.util.List;
import java.util.Optional;
import lunula.geometry.LatentPoint;
import lunula.lesson.Answer;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.LatentCodes;
import lunula.ui.explore.MapData;

/// Places on the map that a lesson speaks of. JavaFX thread only.
///
/// @param exploration what is on the map
record LessonPlaces(ExplorerState exploration) {
  /// A stop is visited within this part of the map's width and height.
  private static final double NEAR = 0.04;

  /// Where an answer lies; empty while the map does not have it.
  Optional<LatentPoint> of(Answer answer) {
    MapData map = exploration.mapProperty().get();
    return switch (answer) {
      case Answer.Place place -> Optional.of(new LatentPoint(place.x(), place.y()));
      case Answer.Image image ->
          map == null || image.number() >= map.count()
              ? Optional.empty()
              : Optional.of(
                  LatentCodes.place(
                      exploration.slice(), LatentCodes.list(map.code(image.number()))));
      default -> Optional.empty();
    };
  }

  /// How far the cursor is from a place, in latent units.
  double distance(LatentPoint place) {
    LatentPoint cursor = exploration.cursorProperty().get();
    return Math.hypot(cursor.x() - place.x(), cursor.y() - place.y());
  }

  /// Whether the cursor is at a stop of the path, as far as a hand can tell.
  boolean isAt(int stop) {
    List<LatentPoint> stops = exploration.pathProperty().get().stops();
    MapData map = exploration.mapProperty().get();
    if (map == null || stop >= stops.size()) {
      return false;
    }
    double size = Math.hypot(map.places().bounds().width(), map.places().bounds().height());
    return distance(stops.get(stop)) <= NEAR * size;
  }
}
