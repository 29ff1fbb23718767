package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import lunula.data.LabelledImages;
import lunula.files.UserMessages;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.measure.DecodedPath;
import lunula.measure.TruePath;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.ModelClosedException;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathPace;
import lunula.ui.explore.PathPictures;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.TruePictures;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The pictures of the path, decoded in the background, and the true pictures where they are known.
/// JavaFX thread
/// only.
final class PathDecoding {
  private final Texts texts = Texts.of(PathDecoding.class);
  private final ExplorerState exploration;
  private final ObservableValue<PathPace> pace;
  private final Consumer<@Nullable LatentPath> goAlong;
  private final ReadOnlyObjectWrapper<PathPictures> pictures =
      new ReadOnlyObjectWrapper<>(PathPictures.NONE);
  private final Latest<Request, Answer> decoding;

  private record Request(Decoder decoder, PathStops ends, PathPace pace, @Nullable Known known) {}

  /// What is on the map.
  ///
  /// @param images behind its points, in the same order
  private record Known(MapData map, LabelledImages images) {}

  private record Answer(Request request, PathPictures pictures) {}

  /// @param pace what changes evenly
  /// @param goAlong is given the path at that pace as soon as it is known; null if there is none
  PathDecoding(
      ExplorerState exploration,
      ObservableValue<PathPace> pace,
      Consumer<@Nullable LatentPath> goAlong) {
    this.exploration = exploration;
    this.pace = pace;
    this.goAlong = goAlong;
    decoding = exploration.inBackground(this::answer, this::show, this::fail);
  }

  /// The decoded pictures; [PathPictures#NONE] while the decoder is not up.
  ReadOnlyObjectProperty<PathPictures> picturesProperty() {
    return pictures.getReadOnlyProperty();
  }

  /// The path, the model or the truth has changed.
  void decode() {
    Decoder live = exploration.slice().decoderProperty().get();
    PathStops ends = exploration.pathProperty().get();
    if (live == null || ends.stops().isEmpty()) {
      decoding.forget();
      pictures.set(PathPictures.NONE);
      goAlong.accept(ends.path());
    } else {
      decoding.request(new Request(live, ends, pace.getValue(), known()));
    }
  }

  private @Nullable Known known() {
    MapData map = exploration.mapProperty().get();
    LabelledImages images = exploration.imagesProperty().get();
    return map == null || images == null ? null : new Known(map, images);
  }

  /// On the exploring thread.
  private Answer answer(Request asked) {
    PathPictures decoded = PathPictures.decode(asked.decoder(), asked.ends(), asked.pace());
    DecodedPath path = decoded.decoded();
    Known known = asked.known();
    if (path == null || known == null) {
      return new Answer(asked, decoded);
    }
    return new Answer(
        asked, truth(asked.ends(), path, known).map(decoded::withTruth).orElse(decoded));
  }

  /// The truth along a path, if all its stops are set on points whose factors are known.
  private static Optional<TruePictures> truth(PathStops ends, DecodedPath path, Known known) {
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
    List<Double> times = new ArrayList<>(path.way().stops());
    if (ends.closed()) {
      images.add(images.getFirst());
      times.add(1.0);
    }
    return TruePath.of(known.images(), images, times).flatMap(truth -> beside(path, truth));
  }

  private static Optional<TruePictures> beside(DecodedPath decoded, TruePath truth) {
    List<GrayImage> pictures = Sample.images(decoded.pictures());
    List<GrayImage> known = truth.pictures(pictures.size());
    boolean comparable =
        known.getFirst().width() == pictures.getFirst().width()
            && known.getFirst().height() == pictures.getFirst().height();
    return comparable
        ? Optional.of(new TruePictures(known, TruePath.errors(pictures, known), truth))
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

  private void show(Answer answer) {
    Request asked = answer.request();
    if (asked.decoder().equals(exploration.slice().decoderProperty().get())
        && asked.pace() == pace.getValue()
        && asked.ends().equals(exploration.pathProperty().get())) {
      pictures.set(answer.pictures());
      DecodedPath decoded = answer.pictures().decoded();
      goAlong.accept(decoded == null ? null : decoded.way());
    }
  }

  private void fail(RuntimeException failure) {
    if (!(failure instanceof ModelClosedException)) {
      pictures.set(PathPictures.NONE);
      exploration
          .noticeProperty()
          .set(texts.get("path.decode.failed", UserMessages.words(failure)));
    }
  }
}
