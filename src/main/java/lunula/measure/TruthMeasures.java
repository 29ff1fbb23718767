package lunula.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lunula.data.DataSet;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.Truth;
import lunula.metrics.Factor;
import lunula.metrics.FactorRecovery;
import lunula.metrics.NearestTruth;
import lunula.metrics.PathError;
import lunula.metrics.PixelError;
import lunula.metrics.Vectors;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;

/// What a model knows of the truth behind drawn images: their factors, and the true picture between
/// any two.
final class TruthMeasures {
  private static final int STEPS = 11;

  private TruthMeasures() {}

  /// Whether something is known of the images.
  static boolean isFor(DataSet data) {
    return !data.train().factors().isEmpty() && !data.test().factors().isEmpty();
  }

  /// Rows that go through the network.
  static long rows(DataSet data) {
    // Of each way its pictures and its two ends.
    return data.truth().flatMap(Truth::sweep).map(sweep -> sweep.rows().size()).orElse(0)
        * (STEPS + 2L);
  }

  /// R² of every factor, and the errors along the truth's sweep if there is one.
  static Measurements of(ChunkedInference probe, DataSet data, Encodings train, Encodings test) {
    Measurements measured = factors(data, train, test);
    Truth truth = data.truth().orElse(null);
    Truth.Sweep sweep = truth == null ? null : truth.sweep().orElse(null);
    return truth == null || sweep == null
        ? measured
        : measured.with(new Ways(data, truth, sweep).measure(probe));
  }

  private static Measurements factors(DataSet data, Encodings train, Encodings test) {
    Measurements measured = Measurements.NONE;
    for (String name : data.train().factors().names()) {
      if (data.test().factors().has(name) && train.count() >= 2 && test.count() >= 2) {
        double r2 =
            FactorRecovery.heldOut(
                Vectors.ofMeans(train),
                factor(data.train().factors(), name),
                Vectors.ofMeans(test),
                factor(data.test().factors(), name));
        measured = measured.withSubject(Measure.FACTOR_R2, name, r2);
      }
    }
    return measured;
  }

  private static Factor factor(Factors factors, String name) {
    return Factors.ANGLES.contains(name)
        ? Factor.angle(360, factors.column(name))
        : Factor.linear(factors.column(name));
  }

  /// The ways of a sweep, in pictures of the data set's size.
  private record Ways(DataSet data, Truth truth, Truth.Sweep sweep) {
    Measurements measure(ChunkedInference probe) {
      PixelError between = PixelError.NONE;
      PixelError ends = PixelError.NONE;
      double nearest = 0;
      double gap = 0;
      int ways = sweep.rows().size();
      for (double[] way : sweep.rows()) {
        List<double[]> rows = rows(way);
        List<GrayImage> pictures = decoded(probe, rows);
        PathError error = PathError.along(pictures, rows.stream().map(this::drawn).toList());
        between = between.plus(error.inBetween());
        ends = ends.plus(error.ends());
        NearestTruth near = NearestTruth.of(pictures.subList(1, STEPS - 1), everyValue(way));
        nearest += near.error() / ways;
        gap += near.gap(values(rows.subList(1, STEPS - 1))) / ways;
      }
      String subject = sweep.subject();
      return Measurements.NONE
          .withSubject(Measure.PATH_MAE, subject, between.mae())
          .withSubject(Measure.PATH_RMSE, subject, between.rmse())
          .withSubject(Measure.PATH_PSNR, subject, between.psnr())
          .withSubject(Measure.PATH_END_MAE, subject, ends.mae())
          .withSubject(Measure.PATH_NEAREST_MAE, subject, nearest)
          .withSubject(Measure.PATH_PHASE_GAP, subject, gap);
    }

    /// The true factors in even steps along a way.
    private List<double[]> rows(double... way) {
      double[] first = at(way, sweep.from());
      double[] last = at(way, sweep.to());
      return IntStream.range(0, STEPS)
          .mapToObj(step -> truth.between(first, last, step / (STEPS - 1.0)))
          .toList();
    }

    private double[] at(double[] way, double value) {
      double[] row = way.clone();
      row[column()] = value;
      return row;
    }

    private int column() {
      return truth.factors().indexOf(sweep.factor());
    }

    private double[] values(List<double[]> rows) {
      return rows.stream().mapToDouble(row -> row[column()]).toArray();
    }

    private GrayImage drawn(double... row) {
      return new GrayImage(data.width(), data.height(), truth.draw(row));
    }

    /// The true pictures of a way in fine steps of the swept factor.
    private List<NearestTruth.True> everyValue(double... way) {
      return IntStream.rangeClosed(0, sweep.steps())
          .mapToDouble(step -> sweep.from() + step * (sweep.to() - sweep.from()) / sweep.steps())
          .mapToObj(value -> new NearestTruth.True(value, drawn(at(way, value))))
          .toList();
    }

    /// What is decoded in even steps on the straight line between the codes of both ends.
    private List<GrayImage> decoded(ChunkedInference probe, List<double[]> rows) {
      byte[] labels = new byte[rows.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = (byte) truth.classOf(data.classNames(), rows.get(i));
      }
      Encodings codes = probe.encode(ends(rows, labels));
      float[] decoded = probe.pictures(between(codes), labels);
      int size = data.width() * data.height();
      return IntStream.range(0, STEPS)
          .mapToObj(step -> Arrays.copyOfRange(decoded, step * size, (step + 1) * size))
          .map(pixels -> new GrayImage(data.width(), data.height(), pixels))
          .toList();
    }

    private LabelledImages ends(List<double[]> rows, byte... labels) {
      float[] first = truth.draw(rows.getFirst());
      float[] last = truth.draw(rows.getLast());
      byte[] both = new byte[2 * first.length];
      for (int i = 0; i < both.length; i++) {
        float level = i < first.length ? first[i] : last[i - first.length];
        both[i] = (byte) Math.round(255 * level);
      }
      return new LabelledImages(
          data.width(),
          data.height(),
          both,
          new byte[] {labels[0], labels[labels.length - 1]},
          data.classNames());
    }

    /// Places in even steps on the straight line between two codes, both included.
    private static float[] between(Encodings ends) {
      int size = ends.dimensions();
      float[] z = new float[STEPS * size];
      for (int at = 0; at < z.length; at++) {
        double share = Math.floorDiv(at, size) / (STEPS - 1.0);
        z[at] = (float) ((1 - share) * ends.mean(0, at % size) + share * ends.mean(1, at % size));
      }
      return z;
    }
  }
}
