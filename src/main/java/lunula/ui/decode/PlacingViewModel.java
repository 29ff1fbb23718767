package lunula.ui.decode;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import lunula.data.LabelledImages;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.measure.PlaceSearch;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.LiveModel;
import lunula.model.ModelClosedException;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Job;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Real images on the map of a generator, which has no encoder: each is placed by a search for the
/// generated picture that is nearest to it.
///
/// JavaFX thread only.
public final class PlacingViewModel {
  /// Down the gradient.
  private static final int STEPS = 40;

  private final Texts texts = Texts.of(PlacingViewModel.class);
  private final ExplorerState exploration;
  private final Job<PlaceSearch.Found> job;
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper wanted = new ReadOnlyBooleanWrapper();

  /// @param searching takes the search; may be blocked for a minute
  public PlacingViewModel(ExplorerState exploration, Executor searching) {
    this.exploration = exploration;
    job =
        new Job<>(
            searching,
            exploration.foreground(),
            failure -> failure instanceof ModelClosedException ? "" : UserMessages.words(failure));
    exploration.mapProperty().subscribe(this::look);
    exploration.decoderProperty().subscribe(this::look);
    exploration.imagesProperty().subscribe(this::look);
    job.runningProperty().subscribe(this::look);
  }

  /// The search.
  public Job<PlaceSearch.Found> job() {
    return job;
  }

  /// Whether there are images to place, and a generator that is not at it.
  public ReadOnlyBooleanProperty possibleProperty() {
    return possible.getReadOnlyProperty();
  }

  /// Whether the map has no points.
  public ReadOnlyBooleanProperty wantedProperty() {
    return wanted.getReadOnlyProperty();
  }

  private void look() {
    MapData map = exploration.mapProperty().get();
    boolean pointless = map != null && map.count() == 0;
    wanted.set(pointless);
    possible.set(
        pointless
            && generator() != null
            && exploration.imagesProperty().get() != null
            && !job.runningProperty().get());
    if (!pointless) {
      job.abandon();
    }
  }

  /// One that is open: in training, places would be out of date at once.
  private @Nullable Decoder generator() {
    Decoder live = exploration.decoderProperty().get();
    return live instanceof LiveModel && live.gradients().isPresent() ? live : null;
  }

  /// Begins the search, unless it goes on.
  public void place() {
    Decoder live = generator();
    LabelledImages images = exploration.imagesProperty().get();
    if (live != null && images != null && possible.get()) {
      job.start(
          texts.get("placing.searching", NumberFormats.count(images.count())),
          (Progress heard) -> new PlaceSearch(live, STEPS).of(images, heard),
          end -> show(end, live, images));
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very model, not one like it
  private void show(Job.Outcome<PlaceSearch.Found> end, Decoder live, LabelledImages images) {
    if (end instanceof Job.Outcome.Done<PlaceSearch.Found> done
        && live == exploration.decoderProperty().get()) {
      float[] errors = done.result().errors();
      double sum = 0;
      for (float error : errors) {
        sum += error;
      }
      exploration.succeed(
          texts.get(
              "placing.done",
              NumberFormats.count(errors.length),
              Math.sqrt(sum / Math.max(1, errors.length))),
          null);
      exploration.show(
          new MapData(
              Encodings.points(live.dimensions(), done.result().places()),
              images.allLabels(),
              images.classNames()));
    }
  }
}
