package lunula.ui.select;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import lunula.files.UserMessages;
import lunula.measure.OutlierScan;
import lunula.measure.OutlierScan.Score;
import lunula.measure.Ranking;
import lunula.model.Encodings;
import lunula.model.ModelClosedException;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Job;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The shown images, the farthest outliers first. They are scored in the background, chunk by chunk
/// between other requests to the model, which can be cancelled; scores of the last few models are
/// kept. JavaFX thread only.
public final class OutliersViewModel {
  private static final int MODELS_KEPT = 4;

  private final Texts texts = Texts.of(OutliersViewModel.class);
  private final ExplorerState exploration;
  private final ObjectProperty<Score> score = new SimpleObjectProperty<>(Score.NEGATIVE_ELBO);
  private final ReadOnlyObjectWrapper<Ranking> ranking = new ReadOnlyObjectWrapper<>(Ranking.EMPTY);
  private final Map<Encodings, EnumMap<Score, Ranking>> kept =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Encodings, EnumMap<Score, Ranking>> eldest) {
          return size() > MODELS_KEPT;
        }
      };
  private final Job<Ranking> job;

  OutliersViewModel(ExplorerState exploration) {
    this.exploration = exploration;
    job = new Job<>(exploration.background(), exploration.foreground(), OutliersViewModel::inWords);
    score.subscribe(other -> reset());
    exploration.mapProperty().subscribe(this::mapChanged);
  }

  private static String inWords(Throwable failure) {
    return failure instanceof ModelClosedException ? "" : UserMessages.words(failure);
  }

  /// The scoring.
  public Job<Ranking> job() {
    return job;
  }

  /// The score by which outliers are ranked.
  public ObjectProperty<Score> scoreProperty() {
    return score;
  }

  /// All shown images, the farthest outliers first; empty until they are scored.
  public ReadOnlyObjectProperty<Ranking> rankingProperty() {
    return ranking.getReadOnlyProperty();
  }

  /// Whether the model on the map has posteriors and so an ELBO.
  public boolean isVariational() {
    MapData map = exploration.mapProperty().get();
    return map == null || map.encodings().variational();
  }

  /// A score in words, with its unit.
  String inWords(double value) {
    return switch (score.get()) {
      case NEGATIVE_ELBO -> texts.get("outliers.score.nats", NumberFormats.nats(value));
      case NEAREST_CODE -> texts.get("outliers.score.latent", NumberFormats.coordinate(value));
      case MAHALANOBIS -> texts.get("outliers.score.sigma", NumberFormats.coordinate(value));
    };
  }

  /// Scores the shown images, unless that is being done or has been done.
  public void rank() {
    MapData map = exploration.mapProperty().get();
    if (map == null || job.runningProperty().get() || ranking.get().size() > 0) {
      return;
    }
    var material =
        new OutlierScan.Material(
            map.encodings(),
            exploration.imagesProperty().get(),
            exploration.decoderProperty().get());
    if (!material.suffices(score.get())) {
      boolean ofTexts = !exploration.groupingsProperty().get().isEmpty();
      job.say(texts.get(ofTexts ? "outliers.not.lines" : "outliers.not.yet"));
      return;
    }
    var scan = new OutlierScan(score.get(), material);
    job.startSteps(new Scanning(scan), end -> end(end, map.encodings(), scan.score()));
  }

  /// Stops scoring; what has been scored is dropped.
  public void cancel() {
    job.abandon();
  }

  private void end(Outcome<Ranking> end, Encodings encodings, Score by) {
    if (end instanceof Outcome.Done<Ranking> done) {
      kept.computeIfAbsent(encodings, model -> new EnumMap<>(Score.class)).put(by, done.result());
      show(done.result());
    }
  }

  /// A scan, chunk by chunk.
  private record Scanning(OutlierScan scan) implements Job.Steps<Ranking> {
    @Override
    public Optional<Ranking> step() {
      scan.step();
      return scan.isDone() ? Optional.of(scan.ranking()) : Optional.empty();
    }

    @Override
    public double share() {
      return scan.share();
    }
  }

  private void mapChanged(@Nullable MapData before, @Nullable MapData now) {
    // Other classes or another plane: the images lie where they lay.
    if (before == null || now == null || !before.encodings().equals(now.encodings())) {
      reset();
    }
  }

  private void reset() {
    cancel();
    MapData map = exploration.mapProperty().get();
    EnumMap<Score, Ranking> known = map == null ? null : kept.get(map.encodings());
    Ranking scored = known == null ? null : known.get(score.get());
    job.say("");
    show(scored == null ? Ranking.EMPTY : scored);
  }

  private void show(Ranking scored) {
    ranking.set(scored);
    if (scored.size() > 0) {
      job.say(texts.get("outliers.ranked", NumberFormats.count(scored.size())));
    }
  }
}
