package lunula.testkit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lunula.data.DataSet;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.Truth;

/// A truth that is none of moons: every image is of one grey, and its one factor says which.
public final class GreyLevels implements Truth {
  public static final int WIDTH = 3;
  public static final int HEIGHT = 2;

  @Override
  public List<String> factors() {
    return List.of("level");
  }

  @Override
  public float[] draw(double... row) {
    float[] pixels = new float[WIDTH * HEIGHT];
    Arrays.fill(pixels, (float) row[0]);
    return pixels;
  }

  @Override
  public double[] between(double[] first, double[] second, double share) {
    return new double[] {first[0] + share * (second[0] - first[0])};
  }

  @Override
  public int classOf(List<String> classNames, double... row) {
    return 0;
  }

  @Override
  public List<String> classNames() {
    return List.of();
  }

  @Override
  public Optional<Sweep> sweep() {
    return Optional.of(new Sweep("dark-bright", "level", 0, 1, 50, List.of(new double[] {0})));
  }

  @Override
  public void write(Path folder) {
    throw new UnsupportedOperationException();
  }

  /// Images of these levels, drawn by this truth.
  public LabelledImages images(double... levels) {
    byte[] pixels = new byte[levels.length * WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(255 * levels[i / (WIDTH * HEIGHT)]);
    }
    Factors known = new Factors(factors(), levels.length, levels.clone()).drawnBy(this);
    return new LabelledImages(WIDTH, HEIGHT, pixels, new byte[levels.length], List.of(), known);
  }

  /// Some dozen images.
  public DataSet dataSet() {
    double[] levels = new double[24];
    Arrays.setAll(levels, i -> i * 7 % 24 / 23.0);
    return DataSet.of("greys", "Greys", images(levels), images(levels), "");
  }
}
