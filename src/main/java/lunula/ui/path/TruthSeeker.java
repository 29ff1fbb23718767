package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lunula.data.LabelledImages;
import lunula.geometry.LatentPoint;
import lunula.measure.DecodedPath;
import lunula.measure.TruePath;
import lunula.model.GrayImage;
import lunula.model.Sample;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.TruePictures;

/// Finds the true pictures between images of which more is known than their pixels.
final class TruthSeeker {
  private TruthSeeker() {}

  /// What is on the map.
  ///
  /// @param images behind its points, in the same order
  record Known(MapData map, LabelledImages images) {}

  /// The truth along a path, if all its stops are set on points whose factors are known.
  static Optional<TruePictures> along(PathStops ends, DecodedPath way, Known known) {
    // On a plane through more dimensions a point is not where its image is decoded.
    if (known.images().truth().isEmpty()
        || known.map().encodings().dimensions() > 2
        || known.map().count() > known.images().count()) {
      return Optional.empty();
    }
    List<Integer> images = new ArrayList<>();
    for (LatentPoint stop : ends.stops()) {
      int image = pointAt(known.map().places(), stop);
      if (image < 0) {
        return Optional.empty();
      }
      images.add(image);
    }
    List<Double> times = new ArrayList<>(way.way().stops());
    if (ends.closed()) {
      images.add(images.getFirst());
      times.add(1.0);
    }
    return TruePath.of(known.images(), images, times).flatMap(truth -> beside(way, truth));
  }

  private static Optional<TruePictures> beside(DecodedPath way, TruePath path) {
    List<GrayImage> pictures = Sample.images(way.pictures());
    List<GrayImage> truth = path.pictures(pictures.size());
    boolean comparable =
        truth.getFirst().width() == pictures.getFirst().width()
            && truth.getFirst().height() == pictures.getFirst().height();
    return comparable
        ? Optional.of(new TruePictures(truth, TruePath.errors(pictures, truth), path))
        : Optional.empty();
  }

  /// The first point that lies at exactly that place; -1 if there is none.
  private static int pointAt(MapData.Places places, LatentPoint place) {
    for (int i = 0; i < places.xs().length; i++) {
      if (places.xs()[i] == place.x() && places.ys()[i] == place.y()) {
        return i;
      }
    }
    return -1;
  }
}
