package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lunula.data.LabelledImages;
import lunula.geometry.LatentPoint;
import lunula.measure.DecodedPath;
import lunula.measure.MoonTruth;
import lunula.measure.TruePath;
import lunula.model.GrayImage;
import lunula.model.Sample;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.TruePictures;
import org.jspecify.annotations.Nullable;

/// Finds the true pictures between images of which more is known than their pixels. One thread at a
/// time.
final class TruthSeeker {
  private @Nullable LabelledImages seen;
  private Optional<MoonTruth> truth = Optional.empty();

  /// What is on the map.
  ///
  /// @param images behind its points, in the same order
  record Known(MapData map, LabelledImages images) {}

  /// The truth along a path, if all its stops are set on points whose factors are known.
  Optional<TruePictures> along(PathStops ends, DecodedPath way, Known known) {
    // On a plane through more dimensions a point is not where its image is decoded.
    if (known.map().encodings().dimensions() > 2 || known.map().count() > known.images().count()) {
      return Optional.empty();
    }
    return truthOf(known.images()).flatMap(moons -> along(moons, ends, way, known.map()));
  }

  @SuppressWarnings("ReferenceEquality") // these very images, not ones like them
  private Optional<MoonTruth> truthOf(LabelledImages images) {
    if (seen != images) {
      seen = images;
      truth = MoonTruth.of(images);
    }
    return truth;
  }

  private static Optional<TruePictures> along(
      MoonTruth moons, PathStops ends, DecodedPath way, MapData map) {
    List<Integer> images = new ArrayList<>();
    for (LatentPoint stop : ends.stops()) {
      int image = pointAt(map.places(), stop);
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
    List<GrayImage> pictures = Sample.images(way.pictures());
    List<GrayImage> truth = moons.along(images, times, pictures.size());
    boolean comparable =
        truth.getFirst().width() == pictures.getFirst().width()
            && truth.getFirst().height() == pictures.getFirst().height();
    return comparable
        ? Optional.of(
            new TruePictures(
                truth, MoonTruth.errors(pictures, truth), new TruePath(moons, images, times)))
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
