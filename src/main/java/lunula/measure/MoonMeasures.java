package lunula.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.data.DataSet;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.moons.Moon;
import lunula.data.moons.MoonPainter;
import lunula.data.moons.MoonPhases;
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

/// What a model knows of the truth behind drawn images: their factors, and for moons the true
/// picture between any two.
final class MoonMeasures {
  /// The subject of the path's measures.
  static final String PATH = "full-crescent";

  /// Rows that go through the network.
  static final long ROWS = 13 * 13;

  private static final int TILTS = 13;
  private static final int STEPS = 11;
  private static final double CRESCENT = 150;

  private MoonMeasures() {}

  /// Whether something is known of the images.
  static boolean isFor(DataSet data) {
    return !data.train().factors().isEmpty() && !data.test().factors().isEmpty();
  }

  /// R² of every factor, and the errors between full and crescent if the images are moons.
  static Measurements of(ChunkedInference probe, DataSet data, Encodings train, Encodings test) {
    Measurements measured = factors(data, train, test);
    return MoonTruth.of(data.test())
        .map(truth -> measured.with(path(probe, data.test(), truth.painter())))
        .orElse(measured);
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
    return Moon.ANGLES.contains(name)
        ? Factor.angle(360, factors.column(name))
        : Factor.linear(factors.column(name));
  }

  private static Measurements path(
      ChunkedInference probe, LabelledImages images, MoonPainter painter) {
    PixelError between = PixelError.NONE;
    PixelError ends = PixelError.NONE;
    double nearest = 0;
    double gap = 0;
    for (int tilt = -60; tilt <= 60; tilt += 10) {
      List<Moon> moons = moons(tilt);
      List<GrayImage> pictures = pictures(probe, images, painter, moons);
      PathError error = PathError.along(pictures, truth(painter, moons));
      between = between.plus(error.inBetween());
      ends = ends.plus(error.ends());
      NearestTruth near =
          NearestTruth.of(pictures.subList(1, STEPS - 1), everyPhase(painter, tilt));
      nearest += near.error() / TILTS;
      gap += near.gap(phasesBetween(moons)) / TILTS;
    }
    return Measurements.NONE
        .withSubject(Measure.PATH_MAE, PATH, between.mae())
        .withSubject(Measure.PATH_RMSE, PATH, between.rmse())
        .withSubject(Measure.PATH_PSNR, PATH, between.psnr())
        .withSubject(Measure.PATH_END_MAE, PATH, ends.mae())
        .withSubject(Measure.PATH_NEAREST_MAE, PATH, nearest)
        .withSubject(Measure.PATH_PHASE_GAP, PATH, gap);
  }

  /// The true moons from full to crescent, in even steps of the phase.
  private static List<Moon> moons(double tilt) {
    Moon full = new Moon(0, tilt);
    Moon crescent = new Moon(CRESCENT, tilt);
    return IntStream.range(0, STEPS)
        .mapToObj(step -> full.towards(crescent, step / (STEPS - 1.0)))
        .toList();
  }

  private static double[] phasesBetween(List<Moon> moons) {
    return moons.subList(1, STEPS - 1).stream().mapToDouble(Moon::phase).toArray();
  }

  private static List<GrayImage> truth(MoonPainter painter, List<Moon> moons) {
    return moons.stream()
        .map(moon -> new GrayImage(painter.side(), painter.side(), painter.paint(moon)))
        .toList();
  }

  /// The true moons of a tilt from full to crescent, a degree of phase apart.
  private static List<NearestTruth.True> everyPhase(MoonPainter painter, double tilt) {
    List<Moon> moons =
        IntStream.rangeClosed(0, (int) CRESCENT).mapToObj(phase -> new Moon(phase, tilt)).toList();
    List<GrayImage> pictures = truth(painter, moons);
    return IntStream.range(0, moons.size())
        .mapToObj(i -> new NearestTruth.True(moons.get(i).phase(), pictures.get(i)))
        .toList();
  }

  /// What is decoded in even steps on the straight line between the codes of both ends.
  private static List<GrayImage> pictures(
      ChunkedInference probe, LabelledImages images, MoonPainter painter, List<Moon> moons) {
    byte[] labels = labels(images, moons);
    Encodings ends = probe.encode(ends(images, painter, moons, labels));
    float[] decoded = probe.pictures(between(ends), labels);
    List<GrayImage> pictures = new ArrayList<>();
    int side = painter.side();
    for (int step = 0; step < STEPS; step++) {
      int size = side * side;
      pictures.add(
          new GrayImage(side, side, Arrays.copyOfRange(decoded, step * size, (step + 1) * size)));
    }
    return pictures;
  }

  /// The classes of the moons, for networks that are told; 0 if the images' classes are no phases.
  private static byte[] labels(LabelledImages images, List<Moon> moons) {
    byte[] labels = new byte[moons.size()];
    Stream.of(MoonPhases.values())
        .filter(phases -> phases.classNames().equals(images.classNames()))
        .forEach(
            phases -> {
              for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) phases.classOf(moons.get(i).phase());
              }
            });
    return labels;
  }

  private static LabelledImages ends(
      LabelledImages images, MoonPainter painter, List<Moon> moons, byte... labels) {
    byte[] first = painter.paintBytes(moons.getFirst());
    byte[] last = painter.paintBytes(moons.getLast());
    byte[] both = Arrays.copyOf(first, 2 * first.length);
    System.arraycopy(last, 0, both, first.length, last.length);
    return new LabelledImages(
        images.width(),
        images.height(),
        both,
        new byte[] {labels[0], labels[labels.length - 1]},
        images.classNames());
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
